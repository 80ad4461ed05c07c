import { z } from 'zod';
import type { Job } from '../job.ts';
import type { PostMessage } from '../post-message.ts';

const input = z.looseObject({
  mensagem: z.string(),
  protocolo: z.string(),
  variaveis: z.record(z.string(), z.json()).nullish(),
});

/** Starts another procedure by its start message; the same id for each attempt starts one run. */
export const iniciarProcedimento =
  (postMessage: PostMessage): Job =>
  async ({ variables, elementId, idempotencyKey }) => {
    const { mensagem, protocolo, variaveis } = input.parse(variables);
    const message = { name: mensagem, correlationKey: protocolo, variables: variaveis ?? {} };
    await postMessage({ ...message, messageId: idempotencyKey });
    return { effect: { mensagem, protocolo, elementId }, answer: {} };
  };
