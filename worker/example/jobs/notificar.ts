import { z } from 'zod';
import { type Job, numberFrom } from '../job.ts';

const input = z.looseObject({
  modelo: z.string(),
  destinatarioRef: z.string().nullish(),
  dados: z.json().optional(),
});

/** Would send a message to a customer or a function, by its reference and never by its address. */
export const notificar: Job = ({ variables, idempotencyKey }) => {
  const { modelo, destinatarioRef, dados } = input.parse(variables);
  const notificacaoId = `N-${numberFrom(idempotencyKey)}`;
  return {
    effect: {
      notificacaoId,
      modelo,
      destinatarioRef: destinatarioRef ?? null,
      dados: dados ?? null,
    },
    answer: { notificacaoId },
  };
};
