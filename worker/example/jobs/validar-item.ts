import { z } from 'zod';
import { businessError, type Job } from '../job.ts';

const input = z.looseObject({ serie: z.string().nullish(), notaFiscal: z.string().nullish() });

/** Looks the item up by serial number or invoice. A serial number that begins with X is unknown. */
export const validarItem: Job = ({ variables }) => {
  const { serie, notaFiscal } = input.parse(variables);
  const missing = (serie ?? '') === '' && (notaFiscal ?? '') === '';
  if (missing || serie?.toUpperCase().startsWith('X') === true)
    throw businessError('ITEM_NAO_ENCONTRADO', 'Não há item com esta série ou nota fiscal.');
  const historico = { recorrente: false };
  return { effect: { consultado: serie ?? notaFiscal ?? null }, answer: { historico } };
};
