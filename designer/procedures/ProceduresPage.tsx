import { Alert, Button, FileButton, Group, Overlay, Paper, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { sayDone, sayFailed } from '../ui/notify.ts';
import { Page } from '../ui/Page.tsx';
import { HideDialog } from './HideDialog.tsx';
import { mayDraw } from './may-draw.ts';
import { NewProcedureDialog } from './NewProcedureDialog.tsx';
import { ProcedureList } from './ProcedureList.tsx';
import type { ProcedureSummary } from './ProcedureRow.tsx';
import { proceduresTexts } from './procedures-texts.ts';
import { readBpmnFile } from './read-bpmn-file.ts';
import { RenameDialog } from './RenameDialog.tsx';
import { useChangeProcedure } from './use-change-procedure.ts';
import { useCreateProcedure } from './use-create-procedure.ts';
import { useDroppedFile } from './use-dropped-file.ts';
import { useProcedures } from './use-procedures.ts';

export function ProceduresPage() {
  const t = useTexts(proceduresTexts);
  const { language } = useLanguage();
  const drawer = mayDraw(useSession());
  const procedures = useProcedures();
  const create = useCreateProcedure();
  const change = useChangeProcedure();
  const [search, setSearch] = useSearchParams();
  const [reading, setReading] = useState(false);
  const [renaming, setRenaming] = useState<ProcedureSummary | null>(null);
  const [hiding, setHiding] = useState<ProcedureSummary | null>(null);
  const [hidden, setHidden] = useState<ProcedureSummary | null>(null);
  const all = procedures.data?.pages.flatMap(({ items }) => items) ?? [];
  const adding = drawer && search.get('new') !== null;

  const ask = (name: string, value: string | null): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const upload = async (files: readonly File[]): Promise<void> => {
    const [file, second] = files;
    if (file === undefined || reading || create.isPending) return;
    if (second !== undefined) return sayFailed(t.onlyOne);
    setReading(true);
    const read = await readBpmnFile(file, language).finally(() => setReading(false));
    if (read.ok) create.mutate({ name: read.name, xml: read.xml });
    else sayFailed(read.sentence);
  };
  const over = useDroppedFile(drawer, (files) => void upload(files));
  const showAgain = ({ id, version, name }: ProcedureSummary): void =>
    change.mutate(
      { id, version, hidden: false },
      {
        onSuccess() {
          setHidden(null);
          sayDone(t.shownAgain(name));
        },
      },
    );

  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        drawer && (
          <>
            <FileButton
              accept=".bpmn,.xml"
              onChange={(file) => void upload(file === null ? [] : [file])}
            >
              {(props) => (
                <Button {...props} variant="default" loading={reading || create.isPending}>
                  {t.upload}
                </Button>
              )}
            </FileButton>
            <Button onClick={() => ask('new', '')}>{t.new}</Button>
          </>
        )
      }
    >
      {over && (
        <Overlay fixed zIndex={300} backgroundOpacity={0.55} center>
          <Paper p="xl" shadow="md">
            <Text fw={600}>{t.dropHere}</Text>
          </Paper>
        </Overlay>
      )}
      {hidden !== null && (
        <Alert color="gray" role="status">
          <Group justify="space-between">
            <Text size="sm">{t.hidden(hidden.name)}</Text>
            <Button
              variant="default"
              size="xs"
              loading={change.isPending}
              onClick={() => showAgain(hidden)}
            >
              {t.showAgain}
            </Button>
          </Group>
        </Alert>
      )}
      {all.length > 0 && (
        <TextInput
          type="search"
          aria-label={t.find}
          placeholder={t.find}
          maw={360}
          value={search.get('find') ?? ''}
          onChange={({ currentTarget: { value } }) => ask('find', value === '' ? null : value)}
        />
      )}
      <ProcedureList
        procedures={procedures}
        find={search.get('find') ?? ''}
        drawer={drawer}
        onClear={() => ask('find', null)}
        onNew={() => ask('new', '')}
        onRename={setRenaming}
        onHide={setHiding}
      />
      <NewProcedureDialog
        key={String(adding)}
        opened={adding}
        otherNames={all.map(({ name }) => name)}
        onClose={() => ask('new', null)}
      />
      {renaming !== null && <RenameDialog procedure={renaming} onClose={() => setRenaming(null)} />}
      {hiding !== null && (
        <HideDialog procedure={hiding} onHidden={setHidden} onClose={() => setHiding(null)} />
      )}
    </Page>
  );
}
