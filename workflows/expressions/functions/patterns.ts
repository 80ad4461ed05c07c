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

const PART =
  /\\(?:[pP]\{[^}]*\}|[^])|\[(?:[^\]\\]|\\[^])*\]|\((?:\?(?:P?<\w+>|[a-zA-Z-]*:?))?|\{(\d+)(?:,(\d*))?\}|[^]/gu;

/** What RE2 refuses to repeat by itself, nested repetitions multiplied. */
const MOST_REPETITIONS = 1_000;

/**
 * About how large a program RE2 would make of a pattern: it writes every counted repetition out,
 * so that a short pattern can take seconds to compile. Told in one pass, without compiling; 0 for
 * repetitions that RE2 refuses.
 */
export function roughProgramSize(pattern: string): number {
  const around: { size: number; repetitions: number }[] = [];
  let size = 0;
  let repetitions = 1;
  let last = { size: 0, repetitions: 1 };
  for (const [part, least, most] of pattern.matchAll(PART)) {
    if (part.startsWith('(')) {
      around.push({ size, repetitions });
      [size, repetitions] = [part === '(' ? 2 : 0, 1];
      last = { size: 0, repetitions: 1 };
    } else if (part === ')') {
      const outer = around.pop() ?? { size: 0, repetitions: 1 };
      last = { size, repetitions };
      size += outer.size;
      repetitions = Math.max(repetitions, outer.repetitions);
    } else if (least === undefined) {
      if (!'*+?'.includes(part)) last = { size: 0, repetitions: 1 };
      last.size += 1;
      size += 1;
    } else {
      const times = Math.max(Number(least), Number(most ?? 0));
      if (times * last.repetitions > MOST_REPETITIONS) return 0;
      size += last.size * Math.max(0, times - 1);
      last = { size: last.size * times, repetitions: times * last.repetitions };
      repetitions = Math.max(repetitions, last.repetitions);
    }
  }
  return size;
}

/** Twice what the meter lets pass: no pattern is refused here that it would take. */
const MOST_TO_COMPILE = 2 * (MAX_PATTERN_STEPS / 20);

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
      if (roughProgramSize(pattern) > MOST_TO_COMPILE)
        stop('feel-too-costly', { reason: 'pattern' });
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
