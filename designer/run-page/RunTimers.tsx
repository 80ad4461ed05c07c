import { Group, Stack, Text } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import type { Names } from './fact-sentence.ts';
import type { Run } from './run-marks.ts';
import { runTexts } from './run-page-texts.ts';

/** The timers of a run, next first. */
export function RunTimers({
  timers,
  names,
}: {
  readonly timers: Run['timers'];
  readonly names: Names;
}) {
  const t = useTexts(runTexts);
  const format = useFormat();
  const purposes: ReadonlyMap<string, string> = new Map([
    ['boundary', t.boundary],
    ['catch', t.catch],
    ['retry', t.retry],
  ]);
  const sorted = timers.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  return (
    <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
      {sorted.map(({ elementId, token, purpose, dueAt }) => (
        <Group
          component="li"
          key={`${elementId} ${token} ${purpose}`}
          justify="space-between"
          gap="xs"
        >
          <Text size="sm">
            {names.element(elementId)}{' '}
            <Text span size="sm" c="dimmed">
              {purposes.get(purpose) ?? purpose}
            </Text>
          </Text>
          <Text size="sm" title={format.relative(dueAt)}>
            {format.dateTime(dueAt)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
