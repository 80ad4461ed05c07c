import { createError } from '../errors/create-error.ts';
import { defineEventRoute } from '../http/define-event-route.ts';
import type { EventStream } from '../http/event-stream.ts';
import type { Call, Route } from '../http/route.ts';
import { sourceOf } from '../people/caller.ts';
import type { News } from './create-news.ts';
import { newsMessage } from './event-contract.ts';

const CHECK_EVERY_MS = 60_000;
/** Of one person or token: one for each open page, with room. */
const MOST_CONNECTIONS = 20;
const RETRY_AFTER_SECONDS = 30;

export interface EventDeps {
  readonly news: News;
  readonly checkSessionsEveryMs?: number;
}

export const eventRoutes = ({
  news,
  checkSessionsEveryMs = CHECK_EVERY_MS,
}: EventDeps): Route[] => [
  defineEventRoute({
    path: '/api/events',
    summary: 'What changes, as it happens (server-sent events)',
    description:
      'Each event names topics of which something may have changed; ask for what you show of them. ' +
      'A topic can be named without a change that you see. The stream ends with the session: ' +
      'after each new connection, ask for everything anew.',
    permission: 'signed-in',
    message: newsMessage,
    open(call) {
      const source = sourceOf(call.caller);
      if (news.countOf((caller) => sourceOf(caller) === source) >= MOST_CONNECTIONS)
        throw createError('CONNECTIONS_TOO_MANY', { retryAfter: RETRY_AFTER_SECONDS });
      return (stream) => tellNews(news, call, stream, checkSessionsEveryMs);
    },
  }),
];

/** Tells of news until the stream ends, or the caller is no longer let in. */
function tellNews(
  news: News,
  call: Call<unknown, unknown, unknown>,
  stream: EventStream,
  checkEveryMs: number,
): void {
  let { caller } = call;
  const stop = news.listen({
    caller: () => caller,
    hear: (topics) => stream.send({ topics }),
    end: () => stream.end(),
  });
  const check = setInterval(() => {
    call.callerAgain().then(
      (now) => {
        if (now === null) stream.end();
        else caller = now;
      },
      // Postgres is away: the next turn asks again.
      () => undefined,
    );
  }, checkEveryMs);
  stream.onEnd(() => {
    stop();
    clearInterval(check);
  });
}
