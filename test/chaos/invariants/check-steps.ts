import type { Evidence, StoredFact } from './evidence.ts';
import { grouped } from './grouped.ts';

/** How often a run of a process visits a step: exactly, or between two numbers. */
const VISITS: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>> = {
  caosTarefas: { reservar: [1, 1] },
  caosPassos: {
    enviar: [3, 3],
    consultar: [3, 3],
    imprimir: [1, 1],
    reservar: [1, 1],
    cobrar: [1, 1],
  },
  caosMensagens: { anotar: [0, 1], lembrar: [0, 2] },
  caosOrcamento: { calcular: [1, 1] },
  caosPedido: { separar: [1, 1] },
};

const visitOf = ({ run_id, token }: StoredFact): string => `${run_id}/${token}`;

/**
 * Each visit of a step has one key in all its attempts and no other visit has it; what ended a
 * visit was performed; nothing was performed that no fact knows; and each run visited its steps as
 * often as its drawing says.
 */
export function checkSteps(evidence: Evidence): string[] {
  const { facts, performed } = evidence;
  const wrong: string[] = [];
  const requested = grouped(
    facts.filter(({ type }) => type === 'step-requested'),
    visitOf,
  );
  const ended = grouped(
    facts.filter(({ type }) => type === 'step-completed' || type === 'error-thrown'),
    visitOf,
  );
  const done = new Set(performed.map(({ key }) => key));
  const visitOfKey = new Map<string, string>();
  for (const [visit, attempts] of requested) {
    const keys = new Set(attempts.map(({ data }) => String(data['idempotencyKey'])));
    const [key = ''] = keys;
    if (keys.size !== 1) wrong.push(`step ${visit} had the keys ${[...keys].join(', ')}`);
    if (visitOfKey.has(key)) wrong.push(`steps ${visit} and ${visitOfKey.get(key)} share a key`);
    visitOfKey.set(key, visit);
    const ends = ended.get(visit)?.length ?? 0;
    if (ends !== 1) wrong.push(`step ${visit} ended ${ends} times`);
    if (ends > 0 && !done.has(key)) wrong.push(`step ${visit} ended and was never performed`);
  }
  for (const key of done)
    if (!visitOfKey.has(key)) wrong.push(`an effect was performed with the unknown key ${key}`);
  return [...wrong, ...checkVisits(evidence, requested)];
}

function checkVisits({ runs }: Evidence, requested: Map<string, StoredFact[]>): string[] {
  const visits = grouped(
    [...requested.values()].flatMap(([first]) => (first === undefined ? [] : [first])),
    ({ run_id, element_id }) => `${run_id}/${element_id}`,
  );
  return runs.flatMap(({ id, process_id }) =>
    Object.entries(VISITS[process_id] ?? {}).flatMap(([element, [least, most]]) => {
      const times = visits.get(`${id}/${element}`)?.length ?? 0;
      return times >= least && times <= most
        ? []
        : [`${id} visited ${element} ${times} times instead of ${least} to ${most}`];
    }),
  );
}
