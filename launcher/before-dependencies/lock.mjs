import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * A lock file that only one living process holds. It names its holder by pid and by the moment
 * that process began, since a pid alone is soon given to another program: after a kill -9 the
 * next one takes the lock over.
 *
 * @param {string} file absolute path; its folder is made
 * @param {Record<string, unknown>} [note] what else the refused one should be able to say
 * @returns {{ held: true, release: () => void } | { held: false, holder: { pid: number, note: Record<string, unknown> } }}
 */
export function takeLock(file, note = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, began: processBegan(process.pid), note });
  for (;;) {
    if (createWhole(file, mine)) return { held: true, release: () => release(file, mine) };
    const seen = read(file);
    if (seen === null) continue;
    const holder = livingHolder(seen);
    if (holder !== null) return { held: false, holder };
    removeIfStill(file, seen);
  }
}

/**
 * Who holds a lock now.
 *
 * @param {string} file
 * @returns {{ pid: number, note: Record<string, unknown> } | null}
 */
export function lockHolder(file) {
  const seen = read(file);
  return seen === null ? null : livingHolder(seen);
}

/**
 * When a process began, in clock ticks since the machine did, with the machine's boot; null when
 * there is no such process. Source: proc(5), `/proc/[pid]/stat` field 22.
 *
 * @param {number} pid
 * @returns {string | null}
 */
export function processBegan(pid) {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The name (field 2) may hold spaces and brackets: count from after its closing one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return null;
  return `${read('/proc/sys/kernel/random/boot_id')?.trim()}:${fields[19]}`;
}

/** Linking makes the file appear with its content: nobody can read half a lock. */
function createWhole(/** @type {string} */ file, /** @type {string} */ content) {
  const draft = `${file}.${randomUUID()}`;
  fs.writeFileSync(draft, content, { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/**
 * Two may find the same stale lock: the slower one must not remove the faster one's new lock.
 * So only who holds the folder beside it may remove one, after another look.
 */
function removeIfStill(/** @type {string} */ file, /** @type {string} */ stale) {
  const turn = `${file}.turn`;
  try {
    fs.mkdirSync(turn);
  } catch {
    removeForgotten(turn);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return;
  }
  try {
    if (read(file) === stale) fs.rmSync(file, { force: true });
  } finally {
    fs.rmdirSync(turn);
  }
}

/** One killed between two file operations leaves its turn behind; nobody else takes a second. */
function removeForgotten(/** @type {string} */ turn) {
  const since = fs.statSync(turn, { throwIfNoEntry: false })?.mtimeMs;
  if (since !== undefined && Date.now() - since > 5_000) {
    fs.rmSync(turn, { recursive: true, force: true });
  }
}

function release(/** @type {string} */ file, /** @type {string} */ mine) {
  if (read(file) === mine) fs.rmSync(file, { force: true });
}

function livingHolder(/** @type {string} */ content) {
  try {
    const { pid, began, note } = JSON.parse(content);
    return processBegan(pid) === began && began !== null ? { pid, note } : null;
  } catch {
    return null;
  }
}

function read(/** @type {string} */ file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
