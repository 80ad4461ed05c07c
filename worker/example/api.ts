import type { Variables } from '../../workflows/expressions/json-value.ts';

/** Roteiro's API, as any program with a token calls it. */
export interface Api {
  publishMessage(message: {
    readonly name: string;
    readonly correlationKey: string;
    readonly variables: Variables;
    readonly messageId: string;
  }): Promise<void>;
  startRun(start: {
    readonly processId: string;
    readonly businessKey: string | null;
    readonly variables: Variables;
    readonly idempotencyKey: string;
  }): Promise<string>;
}

export function createApi(address: string, token: string): Api {
  async function post(path: string, body: unknown, idempotencyKey: string): Promise<unknown> {
    const response = await fetch(new URL(path, address), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`POST ${path} answered ${response.status}: ${text.slice(0, 300)}`);
    return text === '' ? null : JSON.parse(text);
  }

  return {
    async publishMessage(message) {
      await post('/api/messages', message, message.messageId);
    },
    async startRun({ idempotencyKey, businessKey, ...start }) {
      const body = businessKey === null ? start : { ...start, businessKey };
      const answer = await post('/api/runs', body, idempotencyKey);
      return typeof answer === 'object' && answer !== null && 'runId' in answer
        ? String(answer.runId)
        : '';
    },
  };
}
