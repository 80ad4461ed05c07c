import { Box, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { downloadBpmn } from '../procedures/download.ts';
import { DrawingViewer } from '../procedures/DrawingViewer.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { designerTexts } from './designer-texts.ts';
import { useDraft, type Draft } from './use-draft.ts';

/** Shows what somebody else saved meanwhile, and lets the person decide. Nothing is overwritten unasked. */
export function ConflictDialog({
  procedureId,
  name,
  mine,
  onTheirs,
  onMine,
  onClose,
}: {
  readonly procedureId: string;
  readonly name: string;
  readonly mine: string;
  readonly onTheirs: (draft: Draft) => void;
  readonly onMine: (draft: Draft) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(designerTexts);
  const theirs = useDraft(procedureId);
  const draft = theirs.data?.draft;
  return (
    <Modal opened onClose={onClose} title={t.conflictTitle} centered size="xl">
      <Stack>
        <Text>{t.conflictText}</Text>
        <Box h={320} bd="1px solid var(--mantine-color-default-border)">
          {theirs.error !== null ? (
            <ErrorState error={theirs.error} retry={() => void theirs.refetch()} />
          ) : draft === undefined ? (
            <Loading />
          ) : (
            <DrawingViewer xml={draft.xml} label={t.theirs} />
          )}
        </Box>
        <Group justify="flex-end">
          <Button variant="subtle" onClick={onClose}>
            {t.later}
          </Button>
          <Button variant="default" onClick={() => downloadBpmn(name, mine)}>
            {t.keepCopy}
          </Button>
          <Button
            variant="default"
            disabled={draft === undefined}
            onClick={() => draft !== undefined && onTheirs(draft)}
          >
            {t.useTheirs}
          </Button>
          <Button
            color="red.8"
            disabled={draft === undefined}
            onClick={() => draft !== undefined && onMine(draft)}
          >
            {t.takeMine}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
