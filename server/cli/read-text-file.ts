import { readFile } from 'node:fs/promises';

/** The text of a file; UTF-8, or UTF-16 where its first bytes say so. Null when it cannot be read. */
export async function readTextFile(path: string): Promise<string | null> {
  try {
    const bytes = await readFile(path);
    return new TextDecoder(encodingOf(bytes)).decode(bytes);
  } catch {
    return null;
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
