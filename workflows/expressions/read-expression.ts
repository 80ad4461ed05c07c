import { BoundedCache } from './bounded-cache.ts';
import type { FeelContext, FeelKind, FeelNode } from './feel-engine.ts';
import { normaliseName, parseFeel } from './feel-engine.ts';
import type { FeelFailure } from './feel-result.ts';
import { MAX_CHARACTERS, MAX_CONTEXT_ENTRIES, MAX_DEPTH, MAX_TOKENS } from './limits.ts';
import type { NamesInTree } from './names-in-tree.ts';
import { namesInTree } from './names-in-tree.ts';
import { isParseNeutral } from './reserved-names.ts';

/** A parsed expression; `failure` is the first reason why it may not be evaluated. */
export type ReadExpression =
  | { readonly ok: true; readonly root: FeelNode; readonly names: NamesInTree }
  | {
      readonly ok: false;
      readonly at: number;
      readonly failure: FeelFailure;
      /** All that is wrong with a text that could be parsed, the first included. */
      readonly problems: readonly (FeelFailure & { readonly position: number })[];
    };

const TOKEN = /"(?:[^"\\]|\\.)*"|[\p{L}\p{N}_]+|[^\s]/gu;

/** Refuses texts on which the parser itself would take long. */
const tooLong = (text: string): FeelFailure | null => {
  const limited = (limit: number, unit: string): FeelFailure => ({
    code: 'feel-too-long',
    params: { limit, unit },
  });
  if (text.length > MAX_CHARACTERS) return limited(MAX_CHARACTERS, 'characters');
  let tokens = 0;
  let entries = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    tokens += 1;
    if (token === ':') entries += 1;
  }
  if (tokens > MAX_TOKENS) return limited(MAX_TOKENS, 'tokens');
  if (entries > MAX_CONTEXT_ENTRIES) return limited(MAX_CONTEXT_ENTRIES, 'entries');
  return null;
};

const refused = (at: number, failure: FeelFailure): ReadExpression => ({
  ok: false,
  at,
  failure,
  problems: [{ ...failure, position: at }],
});

const parse = (kind: FeelKind, text: string, context: FeelContext): ReadExpression => {
  const long = tooLong(text);
  if (long !== null) return refused(0, long);
  const root = parseFeel(kind, text, context, MAX_DEPTH);
  if (root === 'too-deep') {
    const params = { limit: MAX_DEPTH, unit: 'levels' };
    return refused(0, { code: 'feel-too-long', params });
  }
  if ('errorAt' in root) {
    const at = root.errorAt;
    const near = text.slice(Math.max(0, at - 10), at + 20);
    return refused(at, { code: 'feel-syntax', params: { position: at, near } });
  }
  const names = namesInTree(root);
  const first = names.failures[0];
  if (first === undefined) return { ok: true, root, names };
  const problems = names.failures.map(({ at, failure }) => ({ ...failure, position: at }));
  return { ok: false, at: first.at, failure: first.failure, problems };
};

const byText = new BoundedCache<ReadExpression>(2_000);

/**
 * Parses, from a cache where the result follows from the text alone. It does unless a known name
 * holds signs, spaces or keywords (`delivery date`, `a-b`): those are part of the key.
 *
 * `specialNames` are the names of variables that are not plain words.
 */
export const readExpression = (
  kind: FeelKind,
  text: string,
  specialNames: readonly string[] = [],
): ReadExpression => {
  const key = `${kind}\n${[...specialNames].sort().join('\n')}\n\n${text}`;
  const known = byText.get(key);
  if (known !== undefined) return known;
  const assumed = Object.fromEntries(specialNames.map((name) => [name, null]));
  return byText.set(key, parse(kind, text, assumed));
};

/** Parses with the values themselves, whose keys decide what is one name; not cached. */
export const readExpressionWith = (
  kind: FeelKind,
  text: string,
  context: FeelContext,
): ReadExpression => parse(kind, text, context);

/** The names among these that could change how the text is parsed. */
export const specialNamesIn = (text: string, names: Iterable<string>): string[] => {
  const special: string[] = [];
  for (const name of names) {
    if (isParseNeutral(name)) continue;
    const firstWord = normaliseName(name).split(' ')[0];
    if (firstWord !== undefined && text.includes(firstWord)) special.push(name);
  }
  return special;
};
