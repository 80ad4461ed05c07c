import type { Evidence } from './invariants/evidence.ts';
import type { Disturbance } from './ledger.ts';
import { PROGRAMS, type ChaosOptions } from './options.ts';

export interface ChaosResult {
  readonly options: ChaosOptions;
  readonly evidence: Evidence;
  /** What did not hold; nothing, where all is well. */
  readonly wrong: readonly string[];
  readonly verified: { readonly runs: number; readonly failed: number };
  /** How often a run continued as new. */
  readonly continued: number;
  readonly seconds: number;
}

const count = (answers: readonly string[], of: (answer: string) => boolean): number =>
  answers.filter(of).length;

/** The figures, a line each. */
export function reportLines({
  options,
  evidence,
  wrong,
  verified,
  continued,
  seconds,
}: ChaosResult): string[] {
  const { ledger, runs, facts, performed } = evidence;
  const answers = ledger.completions.flatMap((sent) => sent.answers);
  const requested = facts.filter(({ type }) => type === 'step-requested');
  const visits = new Set(requested.map(({ run_id, token }) => `${run_id}/${token}`));
  const taken = facts.filter(({ type }) => type === 'message-taken').length;
  const alarms = evidence.left.filter((line) => line.startsWith('alarms')).length;
  return [
    `seed ${options.seed}; took ${Math.round(seconds)} s`,
    ...PROGRAMS.map((program) => disturbanceLine(program, ledger.disturbances)),
    ...ledger.disturbances
      .filter(({ what }) => what === 'away')
      .map(
        ({ program, recoveredMs }) =>
          `${program} away for ${options.awaySeconds} s: all goes again after ${inSeconds(recoveredMs)}`,
      ),
    `runs: ${options.runs} asked for, ${runs.length} with those called and probes, ${count(
      runs.map(({ status }) => status),
      (status) => status === 'completed' || status === 'ended-with-error',
    )} came to their end`,
    `completions sent: ${ledger.completions.length}; answers: ${count(answers, (a) => a === '200')} accepted, ` +
      `${count(answers, (a) => a === '202')} accepted for later, ${count(answers, (a) => a.startsWith('4'))} refused`,
    `messages: ${ledger.messages.length} published, ${taken} taken by runs that waited`,
    `steps: ${visits.size} visits, ${requested.length} attempts, ${performed.length} performed`,
    `facts: ${facts.length}; continued as new: ${continued} times; alarms: ${alarms}`,
    `answers of the API: ${[...ledger.answers]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([what, times]) => `${what} ×${times}`)
      .join(', ')}`,
    `verified: ${verified.runs - verified.failed} of ${verified.runs} runs`,
    `lost, double or wrong: ${wrong.length}`,
    ...wrong.map((line) => `  ${line}`),
  ];
}

function disturbanceLine(program: string, all: readonly Disturbance[]): string {
  const kills = all.filter((each) => each.what === 'killed' && each.program === program);
  const times = kills
    .flatMap(({ recoveredMs }) => (recoveredMs === null ? [] : [recoveredMs]))
    .toSorted((a, b) => a - b);
  const middle = times[Math.floor((times.length - 1) / 2)] ?? null;
  return (
    `${program} killed ${kills.length} times; back after ${inSeconds(middle)} (p50), ` +
    `${inSeconds(times.at(-1) ?? null)} at most, of ${times.length} measured`
  );
}

const inSeconds = (milliseconds: number | null): string =>
  milliseconds === null ? '-' : `${(milliseconds / 1000).toFixed(1)} s`;
