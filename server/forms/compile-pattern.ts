import { RE2JS } from 're2js';

/** A pattern that is matched in linear time; null for one that RE2 cannot read. */
export function compilePattern(pattern: string): ((text: string) => boolean) | null {
  // RE2 reads `[a--b]` and `[a&&b]` as plain characters where others see set operations: refused.
  if (/\[[^\]]*(--|&&)/.test(pattern)) return null;
  try {
    const compiled = RE2JS.compile(pattern);
    return (text) => compiled.matcher(text).find();
  } catch {
    return null;
  }
}
