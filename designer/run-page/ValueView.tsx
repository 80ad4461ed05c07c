import { Badge, Code, Text } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { runTexts } from './run-page-texts.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value of a variable: short ones as they are, large ones folded up. */
export function ValueView({ value }: { readonly value: unknown }) {
  const t = useTexts(runTexts);
  if (value === null || value === undefined)
    return (
      <Text size="sm" c="dimmed" span>
        {t.empty}
      </Text>
    );
  // Of a personal value there is a reference; its text only for those who may see it.
  if (isRecord(value) && typeof value['digest'] === 'string' && 'personal' in value)
    return (
      <Text size="sm" span>
        <Badge size="sm" variant="outline" color="gray" tt="none" mr={6}>
          {t.personal}
        </Badge>
        {'value' in value ? <ValueView value={value['value']} /> : t.erased}
      </Text>
    );
  if (typeof value !== 'object')
    return (
      <Text size="sm" span style={{ overflowWrap: 'anywhere' }}>
        {typeof value === 'string' ? value : JSON.stringify(value)}
      </Text>
    );
  const text = JSON.stringify(value);
  if (text.length <= 60) return <Code style={{ overflowWrap: 'anywhere' }}>{text}</Code>;
  return (
    <details>
      <summary>
        <Text size="sm" span>
          {t.details(Object.keys(value).length)}
        </Text>
      </summary>
      <Code
        block
        style={{ maxHeight: 320, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        tabIndex={0}
      >
        {JSON.stringify(value, null, 2)}
      </Code>
    </details>
  );
}
