import { z } from 'zod';
import type { Job } from '../job.ts';
import type { PostMessage } from '../post-message.ts';

const input = z.looseObject({
  mensagem: z.string(),
  chave: z.string(),
  variaveis: z.record(z.string(), z.json()).nullish(),
});

/** Publishes a message to other runs, or to its own, through `POST /api/messages`. */
export const publicarMensagem =
  (postMessage: PostMessage): Job =>
  async ({ variables, idempotencyKey }) => {
    const { mensagem, chave, variaveis } = input.parse(variables);
    const message = { name: mensagem, correlationKey: chave, variables: variaveis ?? {} };
    await postMessage({ ...message, messageId: idempotencyKey });
    return { effect: { mensagem, chave }, answer: {} };
  };
