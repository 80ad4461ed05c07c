import type { Evidence } from './evidence.ts';
import { grouped } from './grouped.ts';

const isAcknowledged = (answer: string): boolean => answer.startsWith('2');
const stampOf = (values: unknown): string =>
  typeof values === 'object' && values !== null && 'carimbo' in values
    ? String(values.carimbo)
    : '';

/**
 * Every acknowledged completion, the 202s as well, is a fact exactly once; every completed task has
 * one; and none was refused that was taken.
 */
export function checkCompletions({ ledger, facts, tasks }: Evidence): string[] {
  const wrong: string[] = [];
  const completed = facts.filter(({ type }) => type === 'task-completed');
  const byToken = grouped(completed, ({ run_id, token }) => `${run_id}/${token}`);
  for (const { id, run_id, token, element_id, status } of tasks) {
    const times = byToken.get(`${run_id}/${token}`)?.length ?? 0;
    if (times !== (status === 'completed' ? 1 : 0))
      wrong.push(`task ${id} (${element_id}) is ${status} and was completed ${times} times`);
  }
  const byStamp = grouped(completed, ({ data }) => stampOf(data['values']));
  const sent = grouped(ledger.completions, ({ key }) => key);
  for (const [stamp, own] of byStamp) {
    if (own.length > 1) wrong.push(`completion ${stamp} is ${own.length} facts`);
    if (!sent.has(stamp)) wrong.push(`completion ${stamp} is a fact that nobody sent`);
  }
  for (const { key, runId, answers } of ledger.completions) {
    const [found] = byStamp.get(key) ?? [];
    const told = `completion ${key} was answered ${answers.join(', ')}`;
    if (found !== undefined && found.run_id !== runId) wrong.push(`${told} and is of another run`);
    if (answers.some(isAcknowledged) && found === undefined) wrong.push(`${told} and is no fact`);
    if (!answers.every(isAcknowledged) && found !== undefined) wrong.push(`${told} and is a fact`);
  }
  return wrong;
}
