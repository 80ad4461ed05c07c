import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What is killed, by its name in `programs.json`. */
export const PROGRAMS = ['worker', 'server', 'temporal', 'postgres'] as const;
export type ProgramName = (typeof PROGRAMS)[number];

export interface ChaosOptions {
  /** The same seed makes the same decisions; what the machine makes of them may differ. */
  readonly seed: number;
  readonly runs: number;
  /** Of each program. */
  readonly kills: number;
  /** How long Postgres, and then Temporal, is away. */
  readonly awaySeconds: number;
  /** How long everything may take to come to its end after the last disturbance. */
  readonly settleSeconds: number;
}

const whole = (least: number) => z.coerce.number().int().min(least);
const given = z.object({
  seed: whole(0).optional(),
  runs: whole(1).default(100),
  kills: whole(0).default(20),
  away: whole(0).default(300),
  settle: whole(1).default(600),
});

export const aSeed = (): number => randomInt(1_000_000);

/** Reads `--seed N --runs N --kills N --away SECONDS --settle SECONDS`. */
export function readOptions(args: readonly string[]): ChaosOptions {
  const text = { type: 'string' } as const;
  const options = { seed: text, runs: text, kills: text, away: text, settle: text };
  const { seed, runs, kills, away, settle } = given.parse(
    parseArgs({ args: [...args], options }).values,
  );
  return { seed: seed ?? aSeed(), runs, kills, awaySeconds: away, settleSeconds: settle };
}
