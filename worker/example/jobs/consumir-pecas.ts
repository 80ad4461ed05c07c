import { type Job, numberFrom } from '../job.ts';
import { readParts } from './parts.ts';

/** Would book parts out of the stock as built in. */
export const consumirPecas: Job = ({ variables, idempotencyKey }) => {
  const { parts, posto } = readParts(variables);
  const consumoId = `C-${numberFrom(idempotencyKey)}`;
  return { effect: { consumoId, posto, pecas: parts }, answer: { consumoId } };
};
