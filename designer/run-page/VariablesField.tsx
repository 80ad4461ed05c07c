import { Textarea } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { parseVariables } from './parse-variables.ts';
import { runTexts } from './run-page-texts.ts';

/** Variables typed as JSON; says at once what is wrong with them. */
export function VariablesField({
  value,
  label,
  description,
  onChange,
}: {
  readonly value: string;
  readonly label?: string;
  readonly description?: string;
  readonly onChange: (text: string) => void;
}) {
  const t = useTexts(runTexts);
  const parsed = parseVariables(value);
  const problem = parsed.ok
    ? null
    : parsed.problem === 'not-json'
      ? t.notJson(parsed.detail)
      : t.notAnObject;
  return (
    <Textarea
      label={label ?? t.variablesJson}
      description={description}
      autosize
      minRows={3}
      maxRows={14}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 14 } }}
      value={value}
      error={problem}
      placeholder="{}"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
