/**
 * The bounds that keep every evaluation under 100 ms (decision 25).
 * All are counted, none is timed, so that each replay refuses the same.
 */
export const MAX_CHARACTERS = 10_000;
/** Words, numbers, signs and strings, each string counting once. The parser's time grows with their square. */
export const MAX_TOKENS = 1_000;
/** Entries of contexts in one expression, which the parser merges one by one. */
export const MAX_CONTEXT_ENTRIES = 200;
export const MAX_DEPTH = 400;
export const MAX_NESTED_ITERATIONS = 2;
/** The product of the sizes of the values iterated over. */
export const MAX_ITERATIONS = 10_000;
/** Units of work, each about a fifth of a microsecond. */
export const MAX_WORK = 200_000;
/** Nodes, and a thirty-second of each character, in any value that is read or made. */
export const MAX_SIZE = 64_000;
export const MAX_VALUE_DEPTH = 64;
export const MAX_KEY_LENGTH = 128;
/** Characters read by a pattern times the size of its program. */
export const MAX_PATTERN_STEPS = 1_000_000;
