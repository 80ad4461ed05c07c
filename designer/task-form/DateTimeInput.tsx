import { TextInput } from '@mantine/core';
import type { FieldFrame } from './field-frame.ts';

const TYPES = { date: 'date', time: 'time', datetime: 'datetime-local' } as const;
const LENGTHS = { date: 10, time: 5, datetime: 16 } as const;

/** The device's own date and time pickers: they know thumbs, keyboards and screen readers. */
export function DateTimeInput({
  shared,
  subtype,
  value,
  onChange,
}: {
  readonly shared: FieldFrame & { readonly readOnly: boolean };
  readonly subtype: keyof typeof TYPES;
  readonly value: string;
  readonly onChange: (value: string | null) => void;
}) {
  return (
    <TextInput
      {...shared}
      type={TYPES[subtype]}
      // As the clock on the wall there says: an offset that came along is not shown.
      value={value.slice(0, LENGTHS[subtype])}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
      maw={{ sm: 320 }}
    />
  );
}
