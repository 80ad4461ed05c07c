import { useMutation, useQueryClient } from '@tanstack/react-query';
import { taskReply } from '../../server/tasks/task-contract.ts';
import { call } from '../api/call.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayFailed } from '../ui/notify.ts';

/** Takes a task. Taking it twice changes nothing; who came too late is told who has it. */
export function useClaim() {
  const queries = useQueryClient();
  const { language } = useLanguage();
  return useMutation({
    mutationFn: (taskId: string) =>
      call('post', `/api/tasks/${encodeURIComponent(taskId)}/claim`, taskReply),
    onSuccess: (task) => queries.setQueryData(['tasks', 'one', task.id], task),
    onError: (error) => sayFailed(errorSentence(error, language)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  });
}
