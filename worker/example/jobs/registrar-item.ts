import { z } from 'zod';
import { type Job, numberFrom } from '../job.ts';

const input = z.looseObject({ serie: z.string().nullish(), dados: z.json().optional() });

/** Would write the item's warranty or condition into the register. */
export const registrarItem: Job = ({ variables, idempotencyKey }) => {
  const { serie, dados } = input.parse(variables);
  const registroId = `I-${numberFrom(idempotencyKey)}`;
  return {
    effect: { registroId, serie: serie ?? null, dados: dados ?? null },
    answer: { registroId },
  };
};
