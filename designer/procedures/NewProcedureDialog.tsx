import { Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { blankDrawing } from './blank-drawing.ts';
import { newProcessId, PROCESS_ID } from './process-id.ts';
import { proceduresTexts } from './procedures-texts.ts';
import { useCreateProcedure } from './use-create-procedure.ts';
import { DialogButtons } from '../ui/DialogButtons.tsx';

/** Asks for a name and begins a blank drawing. */
export function NewProcedureDialog({
  opened,
  otherNames,
  onClose,
}: {
  readonly opened: boolean;
  readonly otherNames: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useTexts(proceduresTexts);
  const create = useCreateProcedure();
  const [name, setName] = useState('');
  // Null until it is typed: it follows the name.
  const [typedId, setTypedId] = useState<string | null>(null);
  const suggested = name.trim() === '' ? '' : newProcessId(name, otherNames);
  const processId = typedId ?? suggested;
  const wrong = processId !== '' && !PROCESS_ID.test(processId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '' || !PROCESS_ID.test(processId) || create.isPending) return;
    create.mutate({ name: name.trim(), xml: blankDrawing(name.trim(), processId) });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t.new} centered>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t.name}
            description={t.blankHelp}
            required
            maxLength={200}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t.processId}
            description={t.processIdHelp}
            required
            maxLength={100}
            spellCheck={false}
            value={processId}
            error={wrong ? t.processIdWrong : undefined}
            onChange={(event) => setTypedId(event.currentTarget.value)}
          />
          <DialogButtons
            submit={t.create}
            busy={create.isPending}
            disabled={name.trim() === '' || !PROCESS_ID.test(processId)}
            onClose={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}
