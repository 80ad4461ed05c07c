import { type Job, numberFrom } from '../job.ts';
import { readParts } from './parts.ts';

/** Would put reserved parts back on the shelf. */
export const devolverPecas: Job = ({ variables, idempotencyKey }) => {
  const { parts, posto } = readParts(variables);
  const devolucaoId = `V-${numberFrom(idempotencyKey)}`;
  return { effect: { devolucaoId, posto, pecas: parts }, answer: { devolucaoId } };
};
