import { Button } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { needsAll, type InboxView } from './inbox-view.ts';
import { taskInboxTexts } from './task-inbox-texts.ts';

/** Why the list is empty, and where to go on. */
export function NoTasks({
  view,
  onChange,
}: {
  readonly view: InboxView;
  readonly onChange: (change: Partial<InboxView>) => void;
}) {
  const t = useTexts(taskInboxTexts);
  if (needsAll({ ...view, order: 'due' }))
    return (
      <EmptyState
        title={t.noneFound}
        action={
          <Button variant="default" onClick={() => onChange({ search: '', pointOfSale: null })}>
            {t.clear}
          </Button>
        }
      >
        {t.noneFoundText}
      </EmptyState>
    );
  switch (view.segment) {
    case 'mine':
      return (
        <EmptyState
          title={t.noneMine}
          action={
            <Button variant="default" onClick={() => onChange({ segment: 'claimable' })}>
              {t.seeClaimable}
            </Button>
          }
        >
          {t.noneMineText}
        </EmptyState>
      );
    case 'claimable':
      return <EmptyState title={t.noneClaimable}>{t.noneClaimableText}</EmptyState>;
    case 'overdue':
      return <EmptyState title={t.noneOverdue}>{t.noneOverdueText}</EmptyState>;
  }
}
