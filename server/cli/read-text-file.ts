import { readFile } from 'node:fs/promises';

/** The encoding that an XML file says it has (XML 1.0 §4.3.3). */
const DECLARED = /^(<\?xml[^>]*?\bencoding\s*=\s*["'])([\w.-]+)(["'])/u;

/**
 * The text of a file, whatever encoding its first bytes or its XML declaration name; UTF-8 where
 * they name none. The declaration then says UTF-8. Null when the file cannot be read.
 */
export async function readTextFile(path: string): Promise<string | null> {
  try {
    const bytes = await readFile(path);
    const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
    return text.replace(DECLARED, '$1UTF-8$3');
  } catch {
    return null;
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = DECLARED.exec(head)?.[2] ?? 'utf-8';
  return /^utf-?16/iu.test(declared) ? 'utf-8' : declared;
}
