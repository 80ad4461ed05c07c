import { RE2JS } from 're2js';
import { stop } from '../feel-result.ts';
import { MAX_PATTERN_STEPS } from '../limits.ts';

const FLAG_BITS: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  s: RE2JS.DOTALL,
  m: RE2JS.MULTILINE,
};

/** Things that RE2 would read, but differently from XPath: class subtraction and intersection, POSIX classes. */
const READ_OTHERWISE = /\[(?:[^\]\\]|\\.)*(?:-\[|&&|\[:)/;

const isJavaScriptPattern = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

/**
 * Compiles a pattern that reads the same in XPath, as FEEL has it, and RE2, else null. RE2 needs
 * time in proportion to text and pattern, whatever they are. `\w`, `\d` and `\s` are ASCII.
 */
export const compilePattern = (pattern: string, flags = ''): RE2JS | null => {
  if (READ_OTHERWISE.test(pattern) || !isJavaScriptPattern(pattern)) return null;
  let bits = 0;
  for (const flag of flags) {
    const bit = FLAG_BITS[flag];
    if (bit === undefined) return null;
    bits |= bit;
  }
  try {
    return RE2JS.compile(pattern, bits);
  } catch {
    return null;
  }
};

/** Counts what the patterns of one evaluation cost, and compiles each once. */
export class PatternMeter {
  #steps = 0;
  readonly #compiled = new Map<string, RE2JS>();

  /** A pattern to use on this many characters; stops where it cannot be used or costs too much. */
  use(pattern: string, flags: string, characters: number): RE2JS {
    const key = `${flags}/${pattern}`;
    let compiled = this.#compiled.get(key);
    if (compiled === undefined) {
      this.#charge(pattern.length * 100);
      compiled = compilePattern(pattern, flags) ?? stop('feel-pattern', { pattern });
      this.#compiled.set(key, compiled);
      this.#charge(compiled.programSize() * 20);
    }
    this.#charge((characters + 50) * compiled.programSize());
    return compiled;
  }

  #charge(steps: number): void {
    this.#steps += steps;
    if (this.#steps > MAX_PATTERN_STEPS) stop('feel-too-costly', { reason: 'pattern' });
  }
}
