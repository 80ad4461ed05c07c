import { Code, Stack, Text } from '@mantine/core';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { factSentence, type Names } from '../run-page/fact-sentence.ts';
import { Panel } from '../run-page/Panel.tsx';
import { ValueView } from '../run-page/ValueView.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { useFormat } from '../texts/use-format.ts';
import { EvaluationList } from './EvaluationList.tsx';
import { evaluationsOf } from './evaluations-of.ts';
import { replayTexts } from './replay-texts.ts';

/** What happened at this moment: who, when, and from which values. */
export function MomentPanel({
  fact,
  names,
}: {
  readonly fact: Fact | undefined;
  readonly names: Names;
}) {
  const t = useTexts(replayTexts);
  const { language } = useLanguage();
  const format = useFormat();
  if (fact === undefined)
    return (
      <Panel title={t.what}>
        <Text size="sm">{t.before}</Text>
      </Panel>
    );
  const { actor } = fact;
  const evaluations = evaluationsOf(fact);
  return (
    <Panel title={t.what}>
      <Stack gap="xs">
        <Text>{factSentence(fact, language, names)}</Text>
        <Text size="sm">
          <Text span size="sm" c="dimmed">
            {t.when}{' '}
          </Text>
          {format.precise(fact.at)}
        </Text>
        <Text size="sm">
          <Text span size="sm" c="dimmed">
            {t.who}{' '}
          </Text>
          {actor === null ? t.nobody : names.actor(actor)}
          {actor?.clientTime !== undefined && `, ${t.deviceTime(format.precise(actor.clientTime))}`}
        </Text>
        {evaluations.length > 0 && <EvaluationList evaluations={evaluations} names={names} />}
        {fact.type === 'decision-evaluated' && (
          <div>
            <Text size="sm" fw={600}>
              {t.result}
            </Text>
            <ValueView value={fact.data.result} />
            <Text size="sm" fw={600} mt="xs">
              {t.decisionRecord}
            </Text>
            <ValueView value={fact.data.record} />
          </div>
        )}
        <details>
          <summary>
            <Text span size="sm">
              {t.data}
            </Text>
          </summary>
          <Code
            block
            tabIndex={0}
            style={{ maxHeight: 300, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
          >
            {JSON.stringify({ type: fact.type, element: fact.element, data: fact.data }, null, 2)}
          </Code>
        </details>
      </Stack>
    </Panel>
  );
}
