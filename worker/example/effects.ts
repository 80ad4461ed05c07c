import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Variables } from '../../workflows/expressions/json-value.ts';

/** What the example would have sent, booked or printed, and what it answered. */
export interface Effect {
  readonly idempotencyKey: string;
  readonly jobType: string;
  readonly runId: string;
  readonly elementId: string;
  /** ISO 8601, the worker's own clock. */
  readonly at: string;
  readonly effect: Variables;
  readonly answer: Variables;
}

export interface Effects {
  find(idempotencyKey: string): Effect | undefined;
  /** Kept on the disk before it returns. */
  add(effect: Effect): void;
  all(): Effect[];
}

const stored = z.custom<Effect>(
  (value) =>
    z.looseObject({ idempotencyKey: z.string(), answer: z.object() }).safeParse(value).success,
);

/**
 * The example's own book, a file with one line per effect: a worker of somebody else has its own
 * database. A line that a kill cut short counts as not written.
 */
export function openEffects(file: string): Effects {
  mkdirSync(path.dirname(file), { recursive: true });
  const handle = openSync(file, 'a', 0o600);
  const lines = readFileSync(file, 'utf8').split('\n');
  const known = new Map(lines.flatMap(readLine).map((effect) => [effect.idempotencyKey, effect]));
  if (lines.at(-1) !== '') appendFileSync(handle, '\n');
  process.once('exit', () => closeSync(handle));
  return {
    find: (idempotencyKey) => known.get(idempotencyKey),
    add(effect) {
      appendFileSync(handle, `${JSON.stringify(effect)}\n`);
      fsyncSync(handle);
      known.set(effect.idempotencyKey, effect);
    },
    all: () => [...known.values()],
  };
}

function readLine(line: string): Effect[] {
  try {
    return [stored.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
