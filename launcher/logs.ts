import fs from 'node:fs';

const LARGEST = 10 * 1024 * 1024;
const KEPT = 3;

/**
 * Opens a log for programs to write into directly, so that they outlive the launcher. Closed to
 * other users. The caller closes the descriptor.
 */
export function openLog(file: string): number {
  rotateWhenLarge(file);
  return fs.openSync(file, 'a', 0o600);
}

/**
 * Moves a log aside when it is over 10 MB; three old ones are kept. Copies and empties it, since
 * the program that writes holds it open (for appending, so that it goes on at the beginning).
 */
export function rotateWhenLarge(file: string, largest = LARGEST): boolean {
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= largest) return false;
  for (let age = KEPT; age > 1; age -= 1) {
    if (fs.existsSync(`${file}.${age - 1}`)) fs.renameSync(`${file}.${age - 1}`, `${file}.${age}`);
  }
  fs.copyFileSync(file, `${file}.1`);
  fs.truncateSync(file);
  return true;
}

/** Looks at all logs of a folder now and then; returns the end of it. */
export function keepLogsSmall(folder: string, everyMs = 30_000): () => void {
  const timer = setInterval(() => {
    for (const name of fs.readdirSync(folder)) {
      if (name.endsWith('.log')) rotateWhenLarge(`${folder}/${name}`);
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The last lines of a log, for a person to read why a program ended. */
export function lastLines(file: string, count = 15): string {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return '';
  const length = Math.min(size, 16 * 1024);
  const buffer = Buffer.alloc(length);
  const descriptor = fs.openSync(file, 'r');
  try {
    fs.readSync(descriptor, buffer, 0, length, size - length);
  } finally {
    fs.closeSync(descriptor);
  }
  return buffer.toString('utf8').trimEnd().split('\n').slice(-count).join('\n');
}
