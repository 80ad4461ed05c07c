import { Anchor, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { DueText } from './DueText.tsx';
import type { TaskItem } from './inbox-view.ts';
import { taskInboxTexts } from './task-inbox-texts.ts';

/** One task of the inbox: a row where there is room, a card on a phone. */
export function TaskRow({
  task,
  claimable,
  claiming,
  onClaim,
}: {
  readonly task: TaskItem;
  readonly claimable: boolean;
  readonly claiming: boolean;
  readonly onClaim: () => void;
}) {
  const t = useTexts(taskInboxTexts);
  const { person } = useSession();
  const name = task.name ?? t.unnamed;
  const { assignee } = task;
  const isMine = person !== null && (assignee === person.id || assignee === person.email);
  return (
    <Paper component="li" withBorder p="sm">
      <Group gap="md" justify="space-between" wrap="wrap">
        <Stack gap={2} miw={0} style={{ flex: '1 1 16rem' }}>
          <Anchor component={Link} to={paths.task(task.id)} fw={600} py={4}>
            {name}
          </Anchor>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {[task.businessKey, task.processId].filter(Boolean).join(' · ')}
          </Text>
        </Stack>
        <Stack gap={2} style={{ flex: '0 1 15rem' }}>
          <DueText dueAt={task.dueAt} />
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              {isMine
                ? t.you
                : assignee === null
                  ? t.nobody
                  : t.with(task.assigneeName ?? assignee)}
            </Text>
            {task.status === 'completing' && (
              <Badge variant="default" tt="none">
                {t.completing}
              </Badge>
            )}
          </Group>
        </Stack>
        {claimable && (
          <Button
            variant="default"
            size="md"
            loading={claiming}
            onClick={onClaim}
            aria-label={t.claimNamed(name)}
          >
            {t.claim}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
