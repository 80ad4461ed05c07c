import { Reader, type ReadContext, type Warning } from 'moddle-xml';

/** Tags of XML: twenty thousand elements with their layout, read in about two seconds. */
export const TAG_LIMIT = 200_000;

/** The parser looks through the file for the line of each thing it cannot read: characters in all. */
const MOST_LOOKED_THROUGH = 100_000_000;
const FEWEST_WARNINGS = 10;

export interface ReadXml {
  /** Null when the reader gave up. */
  readonly rootElement: unknown;
  readonly warnings: readonly Warning[];
}

class TooManyWarnings extends Error {}

/**
 * Reads XML with a moddle model, as its own `fromXML` does, in time that grows with the length
 * only: a file in which nearly nothing can be read is given up early, with what was found so far.
 * @throws Error where the text is no XML of that root
 */
export async function readXml(model: object, xml: string, root: string): Promise<ReadXml> {
  const reader = new Reader({ model, lax: true });
  const rootHandler = reader.handler(root);
  let found: readonly Warning[] = [];
  let left = Math.max(FEWEST_WARNINGS, MOST_LOOKED_THROUGH / xml.length);
  // The reader hands its context over before it begins: the only place to count from.
  Object.defineProperty(rootHandler, 'context', {
    configurable: true,
    set(context: ReadContext) {
      const add = context.addWarning.bind(context);
      found = context.warnings;
      context.addWarning = (warning) => {
        add(warning);
        if (warning.error !== undefined && (left -= 1) < 0) throw new TooManyWarnings();
      };
      Object.defineProperty(rootHandler, 'context', { value: context, writable: true });
    },
  });
  try {
    return await reader.fromXML(xml, { rootHandler });
  } catch (error) {
    if (error instanceof TooManyWarnings) return { rootElement: null, warnings: found };
    throw error;
  }
}

/** How many tags a text has, closing ones not counted. */
export function countTags(xml: string): number {
  let count = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1))
    if (xml.charCodeAt(at + 1) !== 0x2f) count += 1;
  return count;
}

/**
 * The first character that no XML may hold, written or as a reference, such as `U+0000`; null
 * without one (XML 1.0 §2.2).
 */
export function forbiddenCharacter(xml: string): string | null {
  // Half of a pair is a code point of its own with this flag.
  const written = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(xml)?.[0];
  if (written !== undefined) return named(written.codePointAt(0) ?? 0);
  for (const [, hex, decimal] of xml.matchAll(/&#(?:[xX]([0-9a-fA-F]+)|(\d+));?/g)) {
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (!isCharacter(point)) return named(point);
  }
  return null;
}

const isCharacter = (point: number): boolean =>
  [0x9, 0xa, 0xd].includes(point) ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  (point >= 0x10000 && point <= 0x10ffff);

const named = (point: number): string =>
  `U+${Math.min(point, 0xffffffff).toString(16).toUpperCase().padStart(4, '0')}`;
