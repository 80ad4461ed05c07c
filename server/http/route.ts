import { z } from 'zod';
import type { Language } from '../errors/create-error.ts';
import type { IdempotencyKey } from '../idempotency/run-once.ts';
import type { Caller } from '../people/caller.ts';
import type { Role } from '../people/role.ts';
import type { EventStream } from './event-stream.ts';

/** Who may call a route: everybody, whoever is authenticated, or the roles named. */
export type Permission = 'anyone' | 'signed-in' | readonly Role[];

/** What a reply is written in. */
export type Media = 'application/json' | 'text/html' | 'text/event-stream';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** For a route without parameters, query or body. */
export const none = z.object({});

/** The session that comes with a browser's cookie. */
export interface CallSession {
  readonly signIn: (person: { organisationId: string; personId: string }) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

/** What a handler gets: everything is validated, the caller is allowed. */
export interface Call<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly requestId: string;
  /** What sentences in the reply are written in. */
  readonly language: Language;
  /** Null only where the route is for anyone. */
  readonly callerIfAny: Caller | null;
  /** The caller; throws SIGN_IN_REQUIRED where there is none. */
  readonly caller: Caller;
  /** Who the caller is by now: null once their session ended or their token was revoked. */
  readonly callerAgain: () => Promise<Caller | null>;
  /** The time of the caller's organisation, or the server's where there is no caller. */
  readonly now: () => Date;
  /** What the `Idempotency-Key` header asks for; null without one. */
  readonly idempotencyKey: IdempotencyKey | null;
  readonly session: CallSession;
  /** Answers with another status than the route's, such as 202. */
  readonly answerWith: (status: number) => void;
  readonly setHeader: (name: string, value: string) => void;
}

export interface RouteSpec<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  readonly method: Method;
  /** In Express's form: `/api/people/:personId`. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  /** More for the description of the API, where the summary does not say enough. */
  readonly description?: string;
  readonly permission: Permission;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly reply: R;
  /** 200 unless said otherwise. */
  readonly status?: number;
  /** What else `answerWith` may set, and what that means. */
  readonly otherStatuses?: Readonly<Record<number, string>>;
  /** Drawings may have 12 MB, everything else 1 MB. */
  readonly bodyLimit?: 'drawing';
  readonly limit?: 'sign-in';
  /** The `Idempotency-Key` header is read: the same key gives the same answer again. */
  readonly idempotent?: true;
  /** A body as the description of the API shows it. */
  readonly example?: z.input<B>;
  /** JSON unless said otherwise; then the reply is a text. */
  readonly media?: 'text/html';
  handle(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<z.input<R>>;
}

/** What `define-route.ts` makes of it: the same for all, so that they fit in one list. */
export interface Route {
  readonly method: Method;
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly description: string | null;
  readonly permission: Permission;
  readonly status: number;
  readonly otherStatuses: Readonly<Record<number, string>>;
  readonly bodyLimit: 'drawing' | 'ordinary';
  readonly limit: 'sign-in' | null;
  readonly idempotent: boolean;
  readonly example: unknown;
  readonly media: Media;
  readonly contract: {
    readonly params: z.ZodType;
    readonly query: z.ZodType;
    readonly body: z.ZodType;
    readonly reply: z.ZodType;
  };
  answer(call: Call<unknown, unknown, unknown>): Promise<unknown>;
  /** For a route that goes on sending: what it does with its stream. Throws to refuse. */
  readonly stream:
    ((call: Call<unknown, unknown, unknown>) => (stream: EventStream) => void) | null;
}
