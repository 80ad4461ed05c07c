import type { Request, Response } from 'express';

/** Messages to one listener (server-sent events), until either side ends it. */
export interface EventStream {
  send(message: object): void;
  end(): void;
  /** Calls `then` once it has ended, whoever ended it. */
  onEnd(then: () => void): void;
}

/** Shorter than what proxies take for silence. */
const HEARTBEAT_MS = 20_000;
const RECONNECT_AFTER_MS = 3000;
/** Who reads slower than this fills up is cut, and asks for everything when back. */
const MOST_UNREAD_BYTES = 64 * 1024;

/** Begins to answer with events, and hands the stream to `use`. */
export function openEventStream(
  req: Request,
  res: Response,
  use: (stream: EventStream) => void,
): void {
  res.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    // A proxy that gathers would hold back what is news.
    'X-Accel-Buffering': 'no',
    // It ends with its stream: a server that stops does not wait for it.
    Connection: 'close',
  });
  if (req.method === 'HEAD') return void res.end();
  const write = (text: string): void => {
    if (res.destroyed || res.writableEnded) return;
    if (res.writableLength > MOST_UNREAD_BYTES) res.destroy();
    else res.write(text);
  };
  write(`retry: ${RECONNECT_AFTER_MS}\n\n`);
  const heartbeat = setInterval(() => write(':\n\n'), HEARTBEAT_MS);
  res.once('close', () => clearInterval(heartbeat));
  use({
    send: (message) => write(`data: ${JSON.stringify(message)}\n\n`),
    end: () => void res.end(),
    onEnd: (then) => void res.once('close', then),
  });
}
