import { Alert, Stack } from '@mantine/core';
import type { z } from 'zod';
import type { completeReply } from '../../server/tasks/task-contract.ts';
import { useTexts } from '../texts/define-texts.ts';
import { NextTasks } from './NextTasks.tsx';
import { taskPageTexts } from './task-page-texts.ts';
import type { TaskReply } from './use-task.ts';

/** After a task was completed: that it was, and how it goes on. */
export function TaskDone({
  task,
  reply: { seq, next },
}: {
  readonly task: TaskReply;
  readonly reply: z.output<typeof completeReply>;
}) {
  const t = useTexts(taskPageTexts);
  return (
    <Stack>
      <Alert color="pine" role="status" title={seq === null ? t.later : t.done}>
        {seq === null ? t.laterText : null}
      </Alert>
      <NextTasks task={task} first={next} />
    </Stack>
  );
}
