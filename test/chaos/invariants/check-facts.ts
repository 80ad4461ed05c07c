import { FIRST_PREVIOUS_HASH } from '../../../server/facts/fact-hash.ts';
import type { Evidence } from './evidence.ts';
import { grouped } from './grouped.ts';

/** Facts of each run are numbered without a gap, chained, and of one epoch. */
export function checkFacts({ runs, facts }: Evidence): string[] {
  const wrong: string[] = [];
  const byRun = grouped(facts, ({ run_id }) => run_id);
  for (const { id, last_seq, last_hash } of runs) {
    const own = byRun.get(id) ?? [];
    let previous = FIRST_PREVIOUS_HASH;
    for (const [index, { epoch, seq, previous_hash, hash }] of own.entries()) {
      if (epoch !== 1 || seq !== index + 1) wrong.push(`${id}: fact ${seq} is number ${index + 1}`);
      if (previous_hash !== previous)
        wrong.push(`${id}: fact ${seq} does not follow the one before`);
      previous = hash;
    }
    if (own.length !== last_seq || previous !== last_hash)
      wrong.push(`${id}: ${own.length} facts are there, its row says ${last_seq}`);
  }
  const known = new Set(runs.map(({ id }) => id));
  for (const id of byRun.keys()) if (!known.has(id)) wrong.push(`${id} has facts and is no run`);
  return wrong;
}
