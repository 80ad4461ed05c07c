import { z } from 'zod';
import { type Job, numberFrom } from '../job.ts';

const input = z.looseObject({
  certificado: z.string().nullish(),
  qualificacao: z.string().nullish(),
  pessoaRef: z.string().nullish(),
});

/** Would grant a certificate or a qualification to a person, known by reference. */
export const conceder: Job = ({ variables, idempotencyKey }) => {
  const { certificado, qualificacao, pessoaRef } = input.parse(variables);
  const concessaoId = `Q-${numberFrom(idempotencyKey)}`;
  const what = { certificado: certificado ?? null, qualificacao: qualificacao ?? null };
  return {
    effect: { concessaoId, ...what, pessoaRef: pessoaRef ?? null },
    answer: { concessaoId },
  };
};
