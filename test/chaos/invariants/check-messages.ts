import type { Evidence } from './evidence.ts';
import { grouped } from './grouped.ts';

/** Whoever waits for these waits until they come; a note may come when nobody asks any more. */
const ALWAYS_TAKEN: readonly string[] = ['CaosResposta', 'CaosDesistencia', 'CaosPedido'];

/** Every message was acknowledged, and taken once by those who wait; none twice. */
export function checkMessages({ ledger, facts, runs }: Evidence): string[] {
  const processOf = new Map(runs.map((run) => [run.id, run.process_id]));
  const taken = facts.filter(
    ({ type, data }) =>
      type === 'message-taken' || (type === 'run-started' && data['messageId'] !== undefined),
  );
  const wrong: string[] = [];
  const times = grouped(
    taken,
    ({ run_id, data }) => `${String(data['messageId'])} by ${processOf.get(run_id) ?? '?'}`,
  );
  for (const [what, own] of times)
    if (own.length > 1) wrong.push(`message ${what} was taken ${own.length} times`);
  const ids = new Set(taken.map(({ data }) => String(data['messageId'])));
  for (const { id, name, acknowledged } of ledger.messages) {
    if (acknowledged === 0) wrong.push(`message ${id} was never acknowledged`);
    if (ALWAYS_TAKEN.includes(name) && !ids.has(id)) wrong.push(`message ${id} was never taken`);
  }
  const known = new Set(ledger.messages.map(({ id }) => id));
  for (const id of ids) if (!known.has(id)) wrong.push(`message ${id} was never sent`);
  return wrong;
}
