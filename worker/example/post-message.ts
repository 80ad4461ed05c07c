import type { Variables } from '../../workflows/expressions/json-value.ts';

export interface MessageToPost {
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: Variables;
  /** The same id counts once. */
  readonly messageId: string;
}

export type PostMessage = (message: MessageToPost) => Promise<void>;

const WITHIN_MS = 10_000;

/** Posts to the API as any other program would. @throws so that the step is tried again */
export function createPostMessage(baseUrl: string, token: () => Promise<string>): PostMessage {
  return async function postMessage(message) {
    const response = await fetch(`${baseUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token()}` },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (!response.ok) throw new Error(`POST /api/messages answered ${response.status}.`);
  };
}
