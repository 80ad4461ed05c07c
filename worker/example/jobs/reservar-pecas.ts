import { businessError, type Job, numberFrom } from '../job.ts';
import { readParts } from './parts.ts';

/** What the example's shelf holds of each part. */
const IN_STOCK = 5;

/** Would reserve parts. One whose code begins with FALTA, or more than five of one, is missing. */
export const reservarPecas: Job = ({ variables, idempotencyKey }) => {
  const { parts, posto } = readParts(variables);
  const missing = parts.filter(
    ({ codigo, quantidade }) => codigo.toUpperCase().startsWith('FALTA') || quantidade > IN_STOCK,
  );
  if (missing.length > 0)
    throw businessError('PECA_INDISPONIVEL', 'Falta peça no estoque.', { pecasEmFalta: missing });
  const reservaId = `R-${numberFrom(idempotencyKey)}`;
  return { effect: { reservaId, posto, pecas: parts }, answer: { reservaId } };
};
