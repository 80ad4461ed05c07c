import { useMemo } from 'react';
import type { Fact } from '../../workflows/interpret/fact.ts';
import type { ProcedureState } from '../../workflows/interpret/state.ts';
import { Diagram } from '../diagram/Diagram.tsx';
import type { Drawing } from '../diagram/drawing.ts';
import type { Names } from '../run-page/fact-sentence.ts';
import { useLanguage } from '../texts/language.tsx';
import { useFormat } from '../texts/use-format.ts';
import { Loading } from '../ui/Loading.tsx';
import { variableRows } from './changed-variables.ts';
import { MomentPanel } from './MomentPanel.tsx';
import { MomentVariables } from './MomentVariables.tsx';
import { pathTaken } from './path-taken.ts';
import { replayMarks } from './replay-marks.ts';
import { countUpTo, createReplay } from './replay-state.ts';
import { Transport } from './Transport.tsx';
import { usePlayer } from './use-player.ts';

/** A run at one moment, and the way to every other. */
export function ReplayView({
  start,
  facts,
  seq,
  go,
  xml,
  drawing,
  name,
  names,
}: {
  readonly start: ProcedureState;
  readonly facts: readonly Fact[];
  readonly seq: number;
  readonly go: (seq: number) => void;
  readonly xml: string | undefined;
  readonly drawing: Drawing | undefined;
  readonly name: string;
  readonly names: Names;
}) {
  const { language } = useLanguage();
  const format = useFormat();
  const last = facts.at(-1)?.seq ?? 0;
  const player = usePlayer(seq, last, go);
  const stateAt = useMemo(() => createReplay(start, facts), [start, facts]);
  const state = useMemo(() => stateAt(seq), [stateAt, seq]);
  const fact = facts[countUpTo(facts, seq) - 1];
  const marks = useMemo(() => {
    const path = pathTaken(facts.slice(0, countUpTo(facts, seq)));
    // Frames stay plain: what is in them says where the way went.
    const drawn = [...path].filter((id) => drawing?.elements.get(id)?.type !== 'subProcess');
    return replayMarks(state, new Set(drawn), language);
  }, [facts, seq, state, language, drawing]);
  const rows = useMemo(() => variableRows(state, fact), [state, fact]);
  return (
    <>
      <Transport
        seq={seq}
        last={last}
        clock={format.precise(state.time)}
        facts={facts}
        player={player}
        go={go}
      />
      {xml === undefined ? (
        <Loading lines={8} />
      ) : (
        <Diagram
          xml={xml}
          drawing={drawing}
          name={name}
          marks={marks}
          selected={fact?.element ?? null}
          height={380}
        />
      )}
      <div className="run-columns">
        <MomentPanel fact={fact} names={names} />
        <MomentVariables rows={rows} tokens={state.tokens} names={names} />
      </div>
    </>
  );
}
