import { Text } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { taskPageTexts } from './task-page-texts.ts';
import type { DraftState } from './use-draft.ts';

/** Whether what was typed is safe, and where. */
export function DraftStatus({
  state,
  savedAt,
}: {
  readonly state: DraftState;
  readonly savedAt: string | null;
}) {
  const t = useTexts(taskPageTexts);
  const texts = {
    none: savedAt === null ? '' : t.draftSaved,
    saving: t.draftSaving,
    saved: t.draftSaved,
    offline: t.draftOffline,
    refused: t.draftRefused,
  };
  return (
    <Text size="sm" c="dimmed" role="status" style={{ flex: '1 1 8rem' }}>
      {texts[state]}
    </Text>
  );
}
