import type { Request, RequestHandler } from 'express';
import { createError } from '../errors/create-error.ts';
import type { Caller } from '../people/caller.ts';
import { contextOf } from './request-context.ts';
import { keptSession } from './session-cookie.ts';

/** Where callers come from; both answer null for whom they do not know or no longer let in. */
export interface Callers {
  byToken(token: string): Promise<Caller | null>;
  byPerson(organisationId: string, personId: string): Promise<Caller | null>;
}

/** Finds out who makes the request: by `Authorization: Bearer`, or by the session's cookie. */
export function authenticate(callers: Callers): RequestHandler {
  return async (req, _res, next) => {
    const { authorization } = req.headers;
    const context = contextOf(req);
    if (authorization !== undefined) {
      const token = /^Bearer +([^\s]+)$/i.exec(authorization)?.[1];
      const byToken = () => (token === undefined ? Promise.resolve(null) : callers.byToken(token));
      context.caller = await byToken();
      if (context.caller === null) throw createError('TOKEN_NOT_VALID');
      context.callerAgain = byToken;
    } else {
      context.caller = await ofSession(callers, req.session);
      context.callerAgain = async () => ofSession(callers, await keptSession(req));
    }
    next();
  };
}

async function ofSession(
  callers: Callers,
  session: Pick<Partial<Request['session']>, 'organisationId' | 'personId'> | null | undefined,
): Promise<Caller | null> {
  const { organisationId, personId } = session ?? {};
  if (organisationId === undefined || personId === undefined) return null;
  return callers.byPerson(organisationId, personId);
}
