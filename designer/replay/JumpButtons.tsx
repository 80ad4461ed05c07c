import { Button } from '@mantine/core';
import type { Fact } from '../../workflows/interpret/fact.ts';
import { useTexts } from '../texts/define-texts.ts';
import { jump, type Goal } from './jump.ts';
import { replayTexts } from './replay-texts.ts';

const GOALS: readonly Goal[] = ['decision', 'person', 'incident'];

/** To the previous and the next decision, deed of a person, or incident. */
export function JumpButtons({
  facts,
  seq,
  go,
}: {
  readonly facts: readonly Fact[];
  readonly seq: number;
  readonly go: (seq: number) => void;
}) {
  const t = useTexts(replayTexts);
  return GOALS.map((goal) => (
    <Button.Group key={goal}>
      {(['previous', 'next'] as const).map((direction) => {
        const to = jump(facts, seq, goal, direction);
        return (
          <Button
            key={direction}
            variant="default"
            px="sm"
            aria-label={t[direction](t[goal])}
            title={t[direction](t[goal])}
            disabled={to === null}
            onClick={() => {
              if (to !== null) go(to);
            }}
          >
            {direction === 'previous' ? `‹ ${t[goal]}` : '›'}
          </Button>
        );
      })}
    </Button.Group>
  ));
}
