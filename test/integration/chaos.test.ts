import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAll } from '../chaos/invariants/check-all.ts';
import type { Evidence } from '../chaos/invariants/evidence.ts';
import { aSeed } from '../chaos/options.ts';
import { reportLines, type ChaosResult } from '../chaos/report.ts';
import { runChaos } from '../chaos/run-chaos.ts';

// `npm run test:chaos` does the same for longer; `-- --seed N` repeats what a seed decided.
const OPTIONS = { runs: 20, kills: 3, awaySeconds: 60, settleSeconds: 120 };
const TEN_MINUTES = 600_000;

let result: ChaosResult;
const said: string[] = [];
beforeAll(async () => {
  const seed = aSeed();
  said.push(`chaos with seed ${seed}`);
  result = await runChaos({ ...OPTIONS, seed }, (line) => said.push(line));
  said.push(...reportLines(result));
}, TEN_MINUTES);
afterAll(() => console.log(said.join('\n')));

it('loses nothing, doubles nothing and raises no alarm while everything is killed and goes away', () => {
  expect(result.wrong).toEqual([]);
  const { ledger } = result.evidence;
  expect(ledger.disturbances).toHaveLength(4 * OPTIONS.kills + 2);
  expect(result.verified).toEqual({ runs: result.evidence.runs.length, failed: 0 });
  const accepted = ledger.completions.flatMap(({ answers }) => answers);
  expect(accepted).toContain('200');
});

describe('what is checked', () => {
  const seen = (doctor: (evidence: Evidence) => Partial<Evidence>): string[] =>
    checkAll({ ...result.evidence, ...doctor(result.evidence) });
  const without = <T>(items: readonly T[], which: (item: T) => boolean): T[] => {
    const index = items.findIndex(which);
    expect(index).toBeGreaterThanOrEqual(0);
    return items.toSpliced(index, 1);
  };

  it.each(['task-completed', 'step-requested', 'message-taken', 'run-completed'])(
    'notices a lost fact %s',
    (lost) => {
      expect(
        seen(({ facts }) => ({ facts: without(facts, ({ type }) => type === lost) })),
      ).not.toEqual([]);
    },
  );

  it('notices a fact that is written twice', () => {
    expect(seen(({ facts }) => ({ facts: facts.flatMap((fact) => [fact, fact]) }))).not.toEqual([]);
  });

  it('notices an acknowledged completion that is no fact', () => {
    const lost = { key: 'lost', taskId: 't', runId: 'r', elementId: 'e', answers: ['202'] };
    const found = seen(({ ledger }) => ({
      ledger: { ...ledger, completions: [...ledger.completions, lost] },
    }));
    expect(found).toEqual(['completion lost was answered 202 and is no fact']);
  });

  it('notices a completion that was refused and taken', () => {
    const found = seen(({ ledger }) => ({
      ledger: {
        ...ledger,
        completions: ledger.completions.map((sent) => ({
          ...sent,
          answers: [...sent.answers, '409 TASK_GONE'],
        })),
      },
    }));
    expect(found).not.toEqual([]);
  });

  it('notices an effect that was lost and one that nobody asked for', () => {
    expect(seen(() => ({ performed: [] }))).not.toEqual([]);
    const found = seen(({ performed }) => ({
      performed: [...performed, { key: 'x', by: 'http' }],
    }));
    expect(found).toEqual(['an effect was performed with the unknown key x']);
  });

  it('notices a run that did not end, and one that was never begun', () => {
    const open = seen(({ runs }) => ({ runs: runs.map((run) => ({ ...run, status: 'running' })) }));
    expect(open.length).toBeGreaterThanOrEqual(OPTIONS.runs);
    expect(seen(({ runs }) => ({ runs: runs.slice(1) }))).not.toEqual([]);
  });
});
