import { z } from 'zod';
import type { JsonValue } from '../../workflows/expressions/json-value.ts';
import type { DecodedPart } from './decode-history.ts';
import { firstDifference } from './differences.ts';
import { finding, type Finding } from './finding.ts';

/** A fact or an occurrence as the history carries it. */
export interface Written {
  readonly content: JsonValue;
  /** The history has the end of a write that carries it. */
  readonly done: boolean;
}

export type Numbered = Map<number, Written>;

/** The facts by `seq` and the occurrences by number. */
export interface WrittenInHistory {
  readonly facts: Numbered;
  readonly occurrences: Numbered;
  readonly findings: readonly Finding[];
}

const content = z.record(z.string(), z.json());
const written = z.tuple([
  z.object({
    batches: z.array(
      z.object({
        runId: z.string(),
        facts: z.array(z.object({ seq: z.number() }).and(content)),
        occurrences: z.array(z.object({ no: z.number() }).and(content)),
      }),
    ),
  }),
]);

/**
 * Gathers what the writes in executions that continue each other carry of one run; the same number,
 * the same content.
 */
export function writtenInHistory(runId: string, parts: readonly DecodedPart[]): WrittenInHistory {
  const facts: Numbered = new Map();
  const occurrences: Numbered = new Map();
  const findings: Finding[] = [];
  for (const [index, { writes }] of parts.entries())
    for (const { event, done, input } of writes) {
      const read = written.safeParse(input);
      if (!read.success) {
        const error = read.error.issues.map(({ path }) => path.join('.')).join(', ');
        findings.push(finding('record-unreadable', null, { event, part: index + 1, error }));
        continue;
      }
      for (const batch of read.data[0].batches) {
        if (batch.runId !== runId) continue;
        for (const fact of batch.facts)
          findings.push(...put(facts, 'fact', fact.seq, { content: fact, done }));
        for (const each of batch.occurrences)
          findings.push(...put(occurrences, 'occurrence', each.no, { content: each, done }));
      }
    }
  return { facts, occurrences, findings };
}

function put(
  numbered: Numbered,
  what: 'fact' | 'occurrence',
  number: number,
  entry: Written,
): Finding[] {
  const before = numbered.get(number);
  numbered.set(number, { ...entry, done: entry.done || before?.done === true });
  const difference = before === undefined ? null : firstDifference(before.content, entry.content);
  if (difference === null) return [];
  const { path } = difference;
  const seq = what === 'fact' ? number : null;
  return [finding('recorded-twice', seq, { what, number, path })];
}
