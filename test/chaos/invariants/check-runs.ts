import type { Evidence, StoredRun } from './evidence.ts';

/** How the runs of a process may end: the variable `resultado`, or the status alone. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  caosTarefas: ['feito'],
  caosPassos: ['recusado'],
  caosMensagens: ['desistiu'],
  caosChamada: ['aceito', 'recusado'],
  caosPedido: ['entregue'],
  caosSonda: ['visto'],
};
const CALLED = 'caosOrcamento';
const CALLER = 'caosChamada';

/** Every run that was asked for is there once and came to an end that its drawing has. */
export function checkRuns({ ledger, runs, facts, left }: Evidence): string[] {
  const wrong = [...left];
  const ends = new Map(
    facts
      .filter(({ type }) => type === 'run-completed')
      .map(({ run_id, data }) => [run_id, resultOf(data['variables'])]),
  );
  for (const run of runs) {
    const end = `${run.id} (${run.process_id}) ended as ${run.status} ${ends.get(run.id) ?? ''}`;
    if (run.process_id === CALLED) {
      if (!['completed', 'ended-with-error'].includes(run.status)) wrong.push(end);
    } else if (
      run.status !== 'completed' ||
      ENDS[run.process_id]?.includes(ends.get(run.id) ?? '') !== true
    )
      wrong.push(end);
  }
  const of = (processId: string, order: string): StoredRun[] =>
    runs.filter((run) => run.process_id === processId && run.business_key === order);
  for (const { key, processId, order, runIds } of ledger.runs) {
    const ids = of(processId, order).map(({ id }) => id);
    if (runIds.length === 0) wrong.push(`${key} was never acknowledged`);
    if (ids.length !== 1 || runIds.some((id) => id !== ids[0]))
      wrong.push(`${key} was acknowledged as ${runIds.join(', ')} and is ${ids.join(', ')}`);
  }
  const callers = runs.filter((run) => run.process_id === CALLER);
  for (const { id } of callers) {
    const called = runs.filter((run) => run.caller_run_id === id);
    if (called.length !== 1) wrong.push(`${id} called ${called.length} runs instead of one`);
  }
  return wrong;
}

function resultOf(variables: unknown): string {
  if (typeof variables !== 'object' || variables === null || !('resultado' in variables)) return '';
  return String(variables.resultado);
}
