import { Button, Group, Text } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { designerTexts } from './designer-texts.ts';
import { statusOf, type DraftKeeping } from './draft-keeping.ts';

/** Whether what is drawn is safe, said plainly. */
export function SaveState({
  keeping,
  keptHere,
  onDecide,
}: {
  readonly keeping: DraftKeeping;
  readonly keptHere: boolean;
  readonly onDecide: () => void;
}) {
  const t = useTexts(designerTexts);
  const status = statusOf(keeping);
  const words = {
    saved: t.saved,
    saving: t.saving,
    lost: keptHere ? t.lost : t.lostNotKept,
    refused:
      keeping.failure !== null && keeping.failure !== 'connection'
        ? t.refused(keeping.failure.refused)
        : t.saving,
    conflict: t.conflict,
  };
  const calm = status === 'saved' || status === 'saving';
  return (
    <Group gap="xs" wrap="nowrap">
      <Text
        size="sm"
        role="status"
        c={calm ? 'dimmed' : undefined}
        fw={calm ? undefined : 600}
        data-status={status}
      >
        {words[status]}
      </Text>
      {status === 'conflict' && (
        <Button size="compact-sm" variant="default" onClick={onDecide}>
          {t.decide}
        </Button>
      )}
    </Group>
  );
}
