import type { z } from 'zod';
import { createError } from '../errors/create-error.ts';
import type { EventStream } from './event-stream.ts';
import { none, type Call, type Permission, type Route } from './route.ts';

export interface EventRouteSpec<M extends z.ZodType> {
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly description: string;
  readonly permission: Permission;
  /** What the `data` of each event is. */
  readonly message: M;
  /** Throws to refuse; what it gives back is called with the stream. */
  open(call: Call<unknown, unknown, unknown>): (stream: EventStream) => void;
}

/** Makes a route that answers with server-sent events. */
export const defineEventRoute = <M extends z.ZodType>(spec: EventRouteSpec<M>): Route => ({
  method: 'get',
  path: spec.path,
  summary: spec.summary,
  description: spec.description,
  permission: spec.permission,
  status: 200,
  otherStatuses: {},
  bodyLimit: 'ordinary',
  limit: null,
  idempotent: false,
  example: undefined,
  media: 'text/event-stream',
  contract: { params: none, query: none, body: none, reply: spec.message },
  answer: () => Promise.reject(createError('INTERNAL')),
  stream: (call) => spec.open(call),
});
