import { Alert, Stack } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import { NextTasks } from './NextTasks.tsx';
import { taskPageTexts } from './task-page-texts.ts';
import type { TaskReply } from './use-task.ts';

/** In place of the form of a task that is closed. */
export function TaskClosed({ task }: { readonly task: TaskReply }) {
  const t = useTexts(taskPageTexts);
  const format = useFormat();
  return (
    <Stack>
      <Alert
        color="gray"
        role="status"
        title={task.status === 'completed' ? t.closedDone : t.closedCancelled}
      >
        {task.closedAt === null ? null : t.closedAt(format.dateTime(task.closedAt))}
      </Alert>
      <NextTasks task={task} />
    </Stack>
  );
}
