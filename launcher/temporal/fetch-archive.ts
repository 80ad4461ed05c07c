import fs from 'node:fs';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Say } from '../progress.ts';
import type { Fetched, FetchOptions } from './find-temporal.ts';
import { RELEASE } from './release.ts';
import { runQuietly } from './run-quietly.ts';

const ANSWER_WITHIN = 5_000;
const NEXT_BYTES_WITHIN = 30_000;

/** Fetches the official archive and unpacks the binary from it. Gives up soon without a network. */
export async function fetchArchive({ folder, say, signal }: FetchOptions): Promise<Fetched> {
  const archive = path.join(folder, 'temporal.tar.gz');
  try {
    await download(RELEASE.archive, archive, say, signal);
  } catch (error) {
    return { kind: 'failed', why: `the official release: ${reason(error)}` };
  }
  const unpacked = await runQuietly('tar', ['-xzf', archive, '-C', folder, 'temporal'], { signal });
  fs.rmSync(archive);
  return unpacked.kind === 'ended' && unpacked.code === 0
    ? { kind: 'fetched', file: path.join(folder, 'temporal') }
    : { kind: 'failed', why: 'the official release: its archive could not be unpacked with tar' };
}

async function download(
  url: string,
  file: string,
  say: Say,
  signal: AbortSignal | undefined,
): Promise<void> {
  const late = new AbortController();
  const giveUp = () => late.abort(new Error('no answer in time'));
  let timer = setTimeout(giveUp, ANSWER_WITHIN);
  try {
    const either = signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]);
    const response = await fetch(url, { signal: either });
    if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
    const told = tellProgress(Number(response.headers.get('content-length') ?? 0), say);
    const watched = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        clearTimeout(timer);
        timer = setTimeout(giveUp, NEXT_BYTES_WITHIN);
        told(chunk.length);
        done(null, chunk);
      },
    });
    const body: ReadableStream = response.body;
    await pipeline(Readable.fromWeb(body), watched, fs.createWriteStream(file), { signal: either });
  } finally {
    clearTimeout(timer);
  }
}

/** A line each quarter; without a known length, one each 20 MB. */
function tellProgress(total: number, say: Say): (bytes: number) => void {
  const every = total > 0 ? total / 4 : 20e6;
  let received = 0;
  let told = 0;
  say(`Fetching Temporal ${RELEASE.version} …`);
  return (bytes) => {
    received += bytes;
    if (received < (told + 1) * every) return;
    told = Math.floor(received / every);
    const of = total > 0 ? ` of ${megabytes(total)}` : '';
    say(`Fetching Temporal ${RELEASE.version}: ${megabytes(received)}${of} MB`);
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

/** fetch hides what happened in the cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
