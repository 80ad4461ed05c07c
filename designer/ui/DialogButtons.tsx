import { Button, Group } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { uiTexts } from './ui-texts.ts';

/** The end of a dialog's form: leave it, or send it. */
export function DialogButtons({
  submit,
  danger = false,
  busy,
  disabled = false,
  onClose,
}: {
  /** What the button that sends it says. */
  readonly submit: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly onClose: () => void;
}) {
  const t = useTexts(uiTexts);
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t.cancel}
      </Button>
      <Button type="submit" color={danger ? 'red.8' : undefined} loading={busy} disabled={disabled}>
        {submit}
      </Button>
    </Group>
  );
}
