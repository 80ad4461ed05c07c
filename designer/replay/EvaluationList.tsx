import { Badge, Code, Group, Stack, Text } from '@mantine/core';
import type { Names } from '../run-page/fact-sentence.ts';
import { ValueView } from '../run-page/ValueView.tsx';
import { useTexts } from '../texts/define-texts.ts';
import type { Evaluation } from './evaluations-of.ts';
import { replayTexts } from './replay-texts.ts';

/** Expressions with the values they read and what came out. */
export function EvaluationList({
  evaluations,
  names,
}: {
  readonly evaluations: readonly Evaluation[];
  readonly names: Names;
}) {
  const t = useTexts(replayTexts);
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
      {evaluations.map(({ expression, reads, result, note, flow, taken = false }, nth) => (
        <Stack component="li" gap={4} key={`${nth} ${expression}`}>
          {flow !== undefined && (
            <Group gap={6}>
              <Text size="sm" fw={550}>
                {t.way}: {names.flow(flow)}
              </Text>
              {taken && (
                <Badge size="sm" tt="none">
                  {t.taken}
                </Badge>
              )}
            </Group>
          )}
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {expression}
          </Code>
          <Text size="sm" component="div">
            <Text span size="sm" c="dimmed">
              {t.result}{' '}
            </Text>
            <ValueView value={result} />
          </Text>
          <Text size="sm" component="div">
            <Text span size="sm" c="dimmed">
              {t.reads}{' '}
            </Text>
            {Object.keys(reads).length === 0
              ? t.readsNothing
              : Object.entries(reads).map(([name, value]) => (
                  <div key={name}>
                    <Code>{name}</Code> = <ValueView value={value} />
                  </div>
                ))}
          </Text>
          {note !== undefined && (
            <Text size="sm" c="dimmed">
              {note}
            </Text>
          )}
        </Stack>
      ))}
    </Stack>
  );
}
