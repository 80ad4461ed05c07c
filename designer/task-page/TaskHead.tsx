import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { taskReply } from '../../server/tasks/task-contract.ts';
import { call } from '../api/call.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session/session.tsx';
import { DueText } from '../task-inbox/DueText.tsx';
import { MarkdownText } from '../task-form/MarkdownText.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayDone, sayFailed } from '../ui/notify.ts';
import { taskPageTexts } from './task-page-texts.ts';
import { taskKey, taskPath, type TaskReply } from './use-task.ts';

/** Of which run a task is, until when, who has it, and what it is for. */
export function TaskHead({ task }: { readonly task: TaskReply }) {
  const t = useTexts(taskPageTexts);
  const { language } = useLanguage();
  const { person } = useSession();
  const queries = useQueryClient();
  const { assignee } = task;
  const isMine = person !== null && (assignee === person.id || assignee === person.email);
  const handBack = useMutation({
    mutationFn: () => call('post', `${taskPath(task.id)}/unclaim`, taskReply),
    onSuccess: (after) => {
      queries.setQueryData(taskKey(task.id), after);
      sayDone(t.handedBack);
    },
    onError: (error) => sayFailed(errorSentence(error, language)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  });
  return (
    <Paper withBorder p="sm">
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Stack gap={2} miw={0}>
            <Anchor
              component={Link}
              to={paths.run(task.runId)}
              underline="always"
              style={{ overflowWrap: 'anywhere' }}
            >
              {task.businessKey ?? t.run}
              {' · '}
              {task.processId}
            </Anchor>
            <Group gap="md">
              {(task.status === 'open' || task.status === 'completing') && (
                <DueText dueAt={task.dueAt} />
              )}
              <Text size="sm" c="dimmed">
                {isMine
                  ? t.you
                  : assignee === null
                    ? t.nobody
                    : t.with(task.assigneeName ?? assignee)}
              </Text>
            </Group>
          </Stack>
          {task.may.includes('unclaim') && (
            <Button
              variant="default"
              size="md"
              loading={handBack.isPending}
              onClick={() => handBack.mutate()}
            >
              {isMine ? t.handBack : t.takeAway}
            </Button>
          )}
        </Group>
        {task.documentation !== null && (
          <Stack gap={4}>
            <Title order={2} size="h6">
              {t.purpose}
            </Title>
            <MarkdownText text={task.documentation} />
          </Stack>
        )}
      </Stack>
    </Paper>
  );
}
