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

/** By epoch the facts by `seq` and the occurrences by number. */
export interface WrittenInHistory {
  readonly facts: Map<number, Numbered>;
  readonly occurrences: Map<number, Numbered>;
  readonly findings: readonly Finding[];
}

const content = z.record(z.string(), z.json());
const written = z.tuple([
  z.object({
    batches: z.array(
      z.object({
        runId: z.string(),
        epoch: z.number(),
        facts: z.array(z.object({ seq: z.number() }).and(content)),
        occurrences: z.array(z.object({ no: z.number() }).and(content)),
      }),
    ),
  }),
]);

/** Gathers what the writes in all executions carry of one run; the same number, the same content. */
export function writtenInHistory(runId: string, parts: readonly DecodedPart[]): WrittenInHistory {
  const facts = new Map<number, Numbered>();
  const occurrences = new Map<number, Numbered>();
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
        const { epoch } = batch;
        for (const fact of batch.facts)
          findings.push(...put(facts, epoch, 'fact', fact.seq, { content: fact, done }));
        for (const each of batch.occurrences)
          findings.push(...put(occurrences, epoch, 'occurrence', each.no, { content: each, done }));
      }
    }
  return { facts, occurrences, findings };
}

function put(
  epochs: Map<number, Numbered>,
  epoch: number,
  what: 'fact' | 'occurrence',
  number: number,
  entry: Written,
): Finding[] {
  const numbered = epochs.get(epoch) ?? new Map<number, Written>();
  epochs.set(epoch, numbered);
  const before = numbered.get(number);
  numbered.set(number, { ...entry, done: entry.done || before?.done === true });
  const difference = before === undefined ? null : firstDifference(before.content, entry.content);
  if (difference === null) return [];
  const { path } = difference;
  const seq = what === 'fact' ? number : null;
  return [finding('recorded-twice', seq, { what, number, epoch, path })];
}
