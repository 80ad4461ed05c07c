import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { downloadBpmn } from '../procedures/download.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import { designerTexts } from './designer-texts.ts';
import type { KeptDraft } from './kept-drafts.ts';
import type { Draft } from './use-draft.ts';

/** What the person should decide about before drawing on. */
export function DraftNotices({
  kept,
  draftVersion,
  newer,
  failure,
  name,
  onRestore,
  onDiscard,
  onNewer,
}: {
  /** What this browser kept, and the server has not. */
  readonly kept: KeptDraft | null;
  readonly draftVersion: number;
  /** What somebody else saved while nothing was drawn here. */
  readonly newer: Draft | null;
  /** Why the drawing cannot be opened. */
  readonly failure: string | null;
  readonly name: string;
  readonly onRestore: (xml: string) => void;
  readonly onDiscard: () => void;
  readonly onNewer: (draft: Draft) => void;
}) {
  const t = useTexts(designerTexts);
  const format = useFormat();
  return (
    <>
      {failure !== null && (
        <Alert color="red" role="alert" radius={0}>
          {t.notDrawn(failure)}
        </Alert>
      )}
      {kept !== null && (
        <Alert color="yellow" role="alert" radius={0} title={t.restoreTitle}>
          <Stack gap="xs">
            <Text size="sm">
              {t.restoreText(format.dateTime(kept.at))}
              {kept.version < draftVersion ? ` ${t.restoreStale}` : ''}
            </Text>
            <Group gap="xs">
              <Button size="xs" onClick={() => onRestore(kept.xml)}>
                {t.restore}
              </Button>
              <Button size="xs" variant="default" onClick={() => downloadBpmn(name, kept.xml)}>
                {t.keepCopy}
              </Button>
              <Button size="xs" variant="default" onClick={onDiscard}>
                {t.discard}
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
      {newer !== null && (
        <Alert color="yellow" role="status" radius={0}>
          <Group gap="sm">
            <Text size="sm">{t.newer}</Text>
            <Button size="xs" variant="default" onClick={() => onNewer(newer)}>
              {t.loadNewer}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
}
