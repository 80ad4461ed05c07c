import { Anchor, Group, Text, UnstyledButton } from '@mantine/core';
import { Link } from 'react-router';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { useFormat } from '../texts/use-format.ts';
import { factSentence, type Names } from './fact-sentence.ts';
import { topicOf, type FactTopic } from './run-fact.ts';
import { runTexts } from './run-page-texts.ts';
import './run-page.css';

/** A shape for each topic; the sentence says it in words. */
const SIGNS: Readonly<Record<FactTopic, string>> = {
  run: '●',
  flow: '→',
  person: '☺',
  decision: '◆',
  step: '⚙',
  wait: '◷',
  incident: '▲',
};

/** One fact of the story. */
export function StoryLine({
  runId,
  fact,
  names,
  selected,
  onSelect,
}: {
  readonly runId: string;
  readonly fact: Fact;
  readonly names: Names;
  readonly selected: boolean;
  readonly onSelect: (fact: Fact) => void;
}) {
  const t = useTexts(runTexts);
  const { language } = useLanguage();
  const format = useFormat();
  const topic = topicOf(fact.type);
  return (
    <li className="story-line" data-topic={topic} data-selected={selected || undefined}>
      <UnstyledButton className="story-fact" aria-pressed={selected} onClick={() => onSelect(fact)}>
        <Group gap={8} wrap="nowrap" align="baseline">
          <span aria-hidden className="story-sign">
            {SIGNS[topic]}
          </span>
          <div>
            <Text size="sm" span style={{ overflowWrap: 'anywhere' }}>
              {factSentence(fact, language, names)}
            </Text>
            <Text size="xs" c="dimmed">
              {format.precise(fact.at)}
            </Text>
          </div>
        </Group>
      </UnstyledButton>
      <Anchor
        component={Link}
        size="xs"
        to={paths.replay(runId, fact.seq)}
        aria-label={t.replayHere(fact.seq)}
        title={t.replayHere(fact.seq)}
        className="story-replay"
      >
        {fact.seq} ▸
      </Anchor>
    </li>
  );
}
