import { PROGRAMS, type ChaosOptions, type ProgramName } from './options.ts';
import { pause } from './pause.ts';
import { probe } from './probe.ts';
import type { Scenario } from './scenario.ts';
import { signalTo, type Roteiro } from './start-roteiro.ts';
import { until } from './until.ts';

const RECOVERED_WITHIN_MS = 180_000;
const LONGEST_CALM_MS = 3000;
/** The next kill comes at once, before anything can have recovered. */
const AT_ONCE = 0.2;
/** What a kill with its recovery counts in the progress, in seconds. */
const KILL_COUNTS = 8;

export interface Disturbing {
  /** 0 to 1. */
  progress(): number;
  /** Kills, then takes Postgres and Temporal away, one after the other. */
  run(): Promise<void>;
}

/** All that is done to Roteiro, in an order and with pauses that the seed decides. */
export function disturb(
  scenario: Scenario,
  roteiro: Roteiro,
  options: ChaosOptions,
  say: (line: string) => void,
): Disturbing {
  const { ledger, client, token, over } = scenario;
  const random = scenario.random.fork('disturbances');
  const total = options.kills * PROGRAMS.length * KILL_COUNTS + 2 * options.awaySeconds;
  let done = 0;
  let probes = 0;
  const lastKilled = new Map<ProgramName, number>();

  async function recovery(program: ProgramName): Promise<number | null> {
    probes += 1;
    const key = `probe-${probes}`;
    const took = await probe(client, { token, key, withinMs: RECOVERED_WITHIN_MS });
    if (took === null) ledger.wrong.push(`nothing goes through after ${program} was away`);
    return took;
  }

  /** Waits for a process other than the one killed last. */
  const isThere = (program: ProgramName): Promise<boolean> =>
    until(() => {
      const pid = roteiro.pidOf(program);
      return over.aborted || (pid !== null && pid !== lastKilled.get(program));
    }, RECOVERED_WITHIN_MS);

  async function killed(program: ProgramName): Promise<boolean> {
    await isThere(program);
    const pid = roteiro.pidOf(program);
    if (pid !== null && signalTo(pid, 'SIGKILL')) {
      lastKilled.set(program, pid);
      return true;
    }
    ledger.wrong.push(`${program} was not there to be killed`);
    return false;
  }

  async function kill(program: ProgramName): Promise<void> {
    if (!(await killed(program))) return;
    const recoveredMs = random.chance(AT_ONCE) ? null : await recovery(program);
    ledger.disturbances.push({ what: 'killed', program, recoveredMs });
    say(`killed ${program}${recoveredMs === null ? '' : `, back after ${inSeconds(recoveredMs)}`}`);
    done += KILL_COUNTS;
    await pause(random.between(0, LONGEST_CALM_MS), over);
  }

  /** Really gone: the launcher, which would start it again, is held meanwhile. */
  async function takeAway(program: 'postgres' | 'temporal'): Promise<void> {
    const launcher = roteiro.pidOf('launcher');
    if (launcher === null) throw new Error('The launcher is gone.');
    await isThere(program);
    signalTo(launcher, 'SIGSTOP');
    try {
      if (!(await killed(program))) return;
      say(`${program} is away for ${options.awaySeconds} s`);
      for (let second = 0; second < options.awaySeconds && !over.aborted; second += 1) {
        await pause(1000, over);
        done += 1;
      }
    } finally {
      signalTo(launcher, 'SIGCONT');
    }
    const recoveredMs = await recovery(program);
    ledger.disturbances.push({ what: 'away', program, recoveredMs });
    say(`${program} is back; everything goes again after ${inSeconds(recoveredMs ?? Infinity)}`);
  }

  return {
    progress: () => (total === 0 ? 1 : Math.min(1, done / total)),
    async run() {
      const kills = PROGRAMS.flatMap((name) => Array.from({ length: options.kills }, () => name));
      for (const program of random.shuffled(kills)) if (!over.aborted) await kill(program);
      if (options.awaySeconds > 0) {
        await takeAway('postgres');
        await takeAway('temporal');
      }
      done = total;
    },
  };
}

const inSeconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
