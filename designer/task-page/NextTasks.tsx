import { Button, Stack, Text, Title } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { paths } from '../paths.ts';
import { DueText } from '../task-inbox/DueText.tsx';
import type { TaskItem } from '../task-inbox/inbox-view.ts';
import { useClaim } from '../task-inbox/use-claim.ts';
import { useTexts } from '../texts/define-texts.ts';
import { taskPageTexts } from './task-page-texts.ts';
import { useNextTasks } from './use-next-tasks.ts';

/** Names are as long as they like: the button grows downwards. */
const GROWING = {
  size: 'md',
  h: 'auto',
  mih: 42,
  py: 'xs',
  maw: '100%',
  styles: { label: { whiteSpace: 'normal' } },
} as const;

/** The next tasks of the same run, one press away. */
export function NextTasks({
  task: from,
  first = [],
}: {
  readonly task: Pick<TaskItem, 'id' | 'runId' | 'businessKey'>;
  readonly first?: readonly TaskItem[];
}) {
  const t = useTexts(taskPageTexts);
  const navigate = useNavigate();
  const claim = useClaim();
  const next = useNextTasks(from, first);
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={2} size="h5">
        {t.next}
      </Title>
      {next.length === 0 && <Text role="status">{t.nothingNext}</Text>}
      {next.map((task, at) => {
        const name = task.name ?? t.unnamed;
        const variant = at === 0 ? 'filled' : 'default';
        return (
          <Stack key={task.id} gap={2} align="flex-start" maw="100%">
            {task.assignee === null ? (
              <Button
                {...GROWING}
                variant={variant}
                loading={claim.isPending && claim.variables === task.id}
                onClick={() =>
                  claim.mutate(task.id, { onSuccess: ({ id }) => void navigate(paths.task(id)) })
                }
              >
                {t.takeNext(name)}
              </Button>
            ) : (
              <Button {...GROWING} variant={variant} component={Link} to={paths.task(task.id)}>
                {t.openNext(name)}
              </Button>
            )}
            <DueText dueAt={task.dueAt} />
          </Stack>
        );
      })}
      <Button variant="subtle" size="md" component={Link} to={paths.tasks} px={0}>
        {t.back}
      </Button>
    </Stack>
  );
}
