import { type Job, numberFrom } from '../job.ts';
import { readParts } from './parts.ts';

/** Would book what leaves the stock with a technician. */
export const registrarSaida: Job = ({ variables, idempotencyKey }) => {
  const { parts, posto } = readParts(variables);
  const saidaId = `S-${numberFrom(idempotencyKey)}`;
  return { effect: { saidaId, posto, pecas: parts }, answer: { saidaId } };
};
