import type { RequestHandler } from 'express';
import { createError } from '../errors/create-error.ts';
import type { Caller } from '../people/caller.ts';
import { contextOf } from './request-context.ts';

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
      context.caller = token === undefined ? null : await callers.byToken(token);
      if (context.caller === null) throw createError('TOKEN_NOT_VALID');
    } else {
      const { organisationId, personId } = req.session ?? {};
      if (organisationId !== undefined && personId !== undefined)
        context.caller = await callers.byPerson(organisationId, personId);
    }
    next();
  };
}
