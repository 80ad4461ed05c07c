import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { DialogButtons } from './DialogButtons.tsx';

/** Asks before what cannot be undone; with `reasonLabel` it also asks why, which is kept. */
export function ConfirmDialog({
  opened,
  title,
  text,
  confirm,
  reasonLabel,
  danger = false,
  busy = false,
  onConfirm,
  onClose,
}: {
  readonly opened: boolean;
  readonly title: string;
  readonly text: string;
  /** What the button that does it says. */
  readonly confirm: string;
  readonly reasonLabel?: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onConfirm(reason.trim());
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered>
      <form onSubmit={submit}>
        <Stack>
          <Text>{text}</Text>
          {reasonLabel !== undefined && (
            <Textarea
              label={reasonLabel}
              required
              autosize
              minRows={2}
              maxLength={2000}
              data-autofocus
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <DialogButtons
            submit={confirm}
            danger={danger}
            busy={busy}
            disabled={reasonLabel !== undefined && reason.trim() === ''}
            onClose={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}
