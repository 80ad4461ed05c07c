import { z } from 'zod';
import { type Job, numberFrom } from '../job.ts';

const input = z.looseObject({ plano: z.string().nullish(), dados: z.json().optional() });

/** Would move the next date in the item's maintenance plan. */
export const atualizarPlano: Job = ({ variables, idempotencyKey }) => {
  const { plano, dados } = input.parse(variables);
  const alteracaoId = `P-${numberFrom(idempotencyKey)}`;
  return {
    effect: { alteracaoId, plano: plano ?? null, dados: dados ?? null },
    answer: { alteracaoId },
  };
};
