import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pause } from './pause.ts';
import { openBook, readBook, type Performed } from './performed.ts';
import type { Random } from './random.ts';
import type { Roteiro } from './start-roteiro.ts';

const PROGRAM = fileURLToPath(new URL('step-program.ts', import.meta.url));
const LONGEST_MS = 1200;
const FAILS = 0.05;

/** An HTTP server that the built-in `http` steps call; it books what it does before it answers. */
export interface HttpSteps {
  readonly host: string;
  /** From then on in this book. */
  open(book: string): void;
  close(): void;
}

export async function serveHttpSteps(random: Random): Promise<HttpSteps> {
  let write: (performed: Performed) => void = () => undefined;
  const server: Server = createServer((request, response) => {
    void (async () => {
      const key = request.headers['idempotency-key'];
      await pause(random.between(0, LONGEST_MS / 2));
      if (typeof key === 'string') write({ key, by: 'http' });
      await pause(random.between(0, LONGEST_MS / 2));
      response.statusCode = random.chance(FAILS) ? 500 : 200;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ recibo: key }));
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return {
    host: `127.0.0.1:${address.port}`,
    open: (book) => (write = openBook(book)),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface QueueSteps {
  readonly book: string;
  performed(): Performed[];
  stop(): void;
}

/** The step program, started again whenever it ends: losing Temporal may end it. */
export async function serveQueueSteps(roteiro: Roteiro, seed: number): Promise<QueueSteps> {
  const { installation, dataFolder } = roteiro;
  const book = path.join(dataFolder, 'performed.jsonl');
  let child: ChildProcess;
  let stopped = false;
  let starts = 0;
  const start = () =>
    new Promise<void>((resolve) => {
      child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], {
        env: {
          ...process.env,
          TEMPORAL_ADDRESS: installation.temporalAddress,
          ROTEIRO_KEY_FILE: installation.keyFile,
          CHAOS_BOOK: book,
          CHAOS_SEED: String(seed + starts++),
        },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      child.once('message', () => resolve());
      child.once('exit', () => {
        if (!stopped) void pause(500).then(start).then(resolve);
      });
    });
  await start();
  return {
    book,
    performed: () => readBook(book),
    stop() {
      stopped = true;
      child.kill('SIGKILL');
    },
  };
}
