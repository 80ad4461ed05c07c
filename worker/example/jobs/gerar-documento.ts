import { z } from 'zod';
import { type Job, numberFrom } from '../job.ts';

const input = z.looseObject({ modelo: z.string(), dados: z.json().optional() });

/** Would print a document; what it says is fixed by the data that came with the step. */
export const gerarDocumento: Job = ({ variables, idempotencyKey }) => {
  const { modelo, dados } = input.parse(variables);
  const documentoId = `D-${numberFrom(idempotencyKey)}`;
  return { effect: { documentoId, modelo, dados: dados ?? null }, answer: { documentoId } };
};
