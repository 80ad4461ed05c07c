import { TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';

/** A text to filter by, which is asked for when typing rests. */
export function FilterText({
  value,
  onFilter,
  ...others
}: { readonly value: string; readonly onFilter: (value: string) => void } & Omit<
  TextInputProps,
  'value' | 'onChange'
>) {
  const [text, setText] = useState(value);
  const later = useDebouncedCallback(onFilter, 350);
  // The address may change without typing: by going back, or by clearing.
  useEffect(() => setText((typed) => (typed.trim() === value ? typed : value)), [value]);
  return (
    <TextInput
      size="sm"
      {...others}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        later(currentTarget.value);
      }}
    />
  );
}
