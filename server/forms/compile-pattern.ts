import { RE2JS } from 're2js';
import { roughProgramSize } from '../../workflows/expressions/functions/patterns.ts';

const LONGEST_PATTERN = 2_000;
const LARGEST_PROGRAM = 2_000;
/** Characters read times the size of the program: about a tenth of a second. */
const MOST_STEPS = 2_000_000;

/**
 * A pattern that is matched in linear time; null for one that RE2 cannot read, or that is so large
 * that reading it would hold everybody up. A text too long for the pattern does not match.
 */
export function compilePattern(pattern: string): ((text: string) => boolean) | null {
  if (pattern.length > LONGEST_PATTERN || roughProgramSize(pattern) > LARGEST_PROGRAM) return null;
  // RE2 reads `[a--b]` and `[a&&b]` as plain characters where others see set operations: refused.
  if (/\[[^\]]*(--|&&)/.test(pattern)) return null;
  try {
    const compiled = RE2JS.compile(pattern);
    const size = compiled.programSize();
    return (text) => text.length * size <= MOST_STEPS && compiled.matcher(text).find();
  } catch {
    return null;
  }
}
