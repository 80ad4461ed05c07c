import { Button, Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { useTexts } from '../texts/define-texts.ts';
import type { Names } from './fact-sentence.ts';
import { Panel } from './Panel.tsx';
import { isPassing } from './run-fact.ts';
import { runTexts } from './run-page-texts.ts';
import { StoryLine } from './StoryLine.tsx';

const AT_ONCE = 60;

/** What happened, in sentences. */
export function Story({
  runId,
  facts,
  names,
  selected,
  onSelect,
}: {
  readonly runId: string;
  readonly facts: readonly Fact[];
  readonly names: Names;
  readonly selected: number | null;
  readonly onSelect: (fact: Fact) => void;
}) {
  const t = useTexts(runTexts);
  const [order, setOrder] = useState('newest');
  const [passing, setPassing] = useState(false);
  const [shown, setShown] = useState(AT_ONCE);
  const told = useMemo(() => {
    const kept = passing ? facts : facts.filter((fact) => !isPassing(fact));
    return order === 'newest' ? kept.toReversed() : kept;
  }, [facts, passing, order]);
  return (
    <Panel
      title={t.story}
      aside={
        <Group gap="sm">
          <Checkbox
            size="xs"
            label={t.passing}
            checked={passing}
            onChange={(event) => setPassing(event.currentTarget.checked)}
          />
          <SegmentedControl
            size="xs"
            aria-label={t.order}
            value={order}
            onChange={setOrder}
            data={[
              { value: 'newest', label: t.newest },
              { value: 'oldest', label: t.oldest },
            ]}
          />
        </Group>
      }
    >
      {told.length === 0 && (
        <Text size="sm" c="dimmed">
          {t.noFacts}
        </Text>
      )}
      <Stack component="ol" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {told.slice(0, shown).map((fact) => (
          <StoryLine
            key={fact.seq}
            runId={runId}
            fact={fact}
            names={names}
            selected={selected === fact.seq}
            onSelect={onSelect}
          />
        ))}
      </Stack>
      {told.length > shown && (
        <Button variant="default" mt="sm" onClick={() => setShown(shown + AT_ONCE)}>
          {t.more}
        </Button>
      )}
    </Panel>
  );
}
