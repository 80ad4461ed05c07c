import type { IncomingMessage } from 'node:http';
import { v7 } from 'uuid';
import type { Caller } from '../people/caller.ts';

interface RequestContext {
  readonly requestId: string;
  caller: Caller | null;
  /** Asks anew who makes it. */
  callerAgain: () => Promise<Caller | null>;
}

const nobody = (): Promise<null> => Promise.resolve(null);

const contexts = new WeakMap<object, RequestContext>();

/** What we know of a request beyond HTTP: its id (ours, never the client's) and who makes it. */
export function contextOf(req: IncomingMessage): RequestContext {
  const known = contexts.get(req);
  if (known !== undefined) return known;
  const context: RequestContext = { requestId: v7(), caller: null, callerAgain: nobody };
  contexts.set(req, context);
  return context;
}
