import { Box, Stack, Title } from '@mantine/core';
import { DrawingViewer } from '../procedures/DrawingViewer.tsx';
import { proceduresTexts } from '../procedures/procedures-texts.ts';
import { VersionList } from '../procedures/VersionList.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { Page } from '../ui/Page.tsx';
import { designerTexts } from './designer-texts.ts';
import type { ProcedureWithDraft } from './use-draft.ts';

/** The draft for those who look, or whose screen is too small to draw on. */
export function ReadOnlyDrawing({
  procedure,
  why,
}: {
  readonly procedure: ProcedureWithDraft;
  readonly why: 'role' | 'screen';
}) {
  const t = useTexts(designerTexts);
  const p = useTexts(proceduresTexts);
  return (
    <Page title={procedure.name} lead={why === 'role' ? t.readOnly : t.largerScreen}>
      <Box h="60vh" bd="1px solid var(--mantine-color-default-border)">
        <DrawingViewer xml={procedure.draft.xml} label={p.drawing(procedure.name)} />
      </Box>
      <Stack gap="xs">
        <Title order={2} size="h4">
          {p.versions}
        </Title>
        <VersionList procedureId={procedure.id} />
      </Stack>
    </Page>
  );
}
