import { spawn } from 'node:child_process';

/** What a short-lived program said, and how it ended; `missing` when there is no such program. */
export type Outcome =
  | { readonly kind: 'ended'; readonly code: number | null; readonly output: string }
  | { readonly kind: 'missing' };

/** Runs a program to its end. Aborting the signal ends it and rejects. */
export function runQuietly(
  program: string,
  args: readonly string[],
  options: {
    readonly signal?: AbortSignal | undefined;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const listen = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', (error) => {
      if (options.signal?.aborted === true) reject(error);
      else resolve({ kind: 'missing' });
    });
    child.once('close', (code) => resolve({ kind: 'ended', code, output }));
  });
}
