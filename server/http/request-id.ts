import type { RequestHandler } from 'express';
import { contextOf } from './request-context.ts';

/** Every reply carries the id under which the log knows the request. */
export const requestId: RequestHandler = (req, res, next) => {
  res.setHeader('X-Request-Id', contextOf(req).requestId);
  next();
};
