import { Stack, Text } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import type { Names } from './fact-sentence.ts';
import { OpenElement } from './OpenElement.tsx';
import type { Run } from './run-marks.ts';
import { runTexts } from './run-page-texts.ts';

/** What is in progress: open tasks, steps, timers, awaited messages and called runs. */
export function OpenElements({
  run,
  names,
  onSelect,
}: {
  readonly run: Run;
  readonly names: Names;
  readonly onSelect: (elementId: string) => void;
}) {
  const t = useTexts(runTexts);
  const shown = run.open.filter(({ kind }) => kind !== 'scope');
  if (shown.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {run.endedAt === null ? t.notThereYet : t.nothingOpen}
      </Text>
    );
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
      {shown.map((open) => (
        <OpenElement key={open.token} open={open} names={names} onSelect={onSelect} />
      ))}
    </Stack>
  );
}
