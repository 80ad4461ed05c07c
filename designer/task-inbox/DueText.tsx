import { Text } from '@mantine/core';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import { isOverdue } from './inbox-view.ts';
import { taskInboxTexts } from './task-inbox-texts.ts';

/** When a task is due, said in words also where it is marked by colour. */
export function DueText({ dueAt }: { readonly dueAt: string | null }) {
  const t = useTexts(taskInboxTexts);
  const format = useFormat();
  const { now } = useSession();
  if (dueAt === null)
    return (
      <Text size="sm" c="dimmed">
        {t.noDue}
      </Text>
    );
  const overdue = isOverdue({ dueAt }, now());
  const when = format.relative(dueAt);
  return (
    <Text
      size="sm"
      fw={overdue ? 600 : undefined}
      c={overdue ? 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))' : undefined}
    >
      <time dateTime={dueAt} title={format.dateTime(dueAt)}>
        {overdue ? t.overdueSince(when) : t.dueAt(when)}
      </time>
    </Text>
  );
}
