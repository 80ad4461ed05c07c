import { Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { sayDone } from '../ui/notify.ts';
import type { ProcedureSummary } from './ProcedureRow.tsx';
import { proceduresTexts } from './procedures-texts.ts';
import { useChangeProcedure } from './use-change-procedure.ts';
import { DialogButtons } from '../ui/DialogButtons.tsx';

export function RenameDialog({
  procedure,
  onClose,
}: {
  readonly procedure: ProcedureSummary;
  readonly onClose: () => void;
}) {
  const t = useTexts(proceduresTexts);
  const change = useChangeProcedure();
  const [name, setName] = useState(procedure.name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '' || change.isPending) return;
    const { id, version } = procedure;
    change.mutate(
      { id, version, name: name.trim() },
      {
        onSuccess() {
          sayDone(t.renamed);
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t.renameTitle(procedure.name)} centered>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t.name}
            required
            maxLength={200}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <DialogButtons
            submit={t.save}
            busy={change.isPending}
            disabled={name.trim() === ''}
            onClose={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}
