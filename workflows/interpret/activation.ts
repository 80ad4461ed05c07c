import type { ElementBehaviours } from '../elements/element-behaviour.ts';
import type { ElementId, Instant, TokenId } from '../plan/ids.ts';
import type { PlanIndex } from '../plan/plan-index.ts';
import type { Command } from './command.ts';
import { applyPatch, moveTokens, type Draft } from './draft.ts';
import type { Fact, FactData, FactType } from './fact.ts';
import type { Actor } from './occurrence.ts';
import type { Moved, OtherChange, StatePatch } from './patch.ts';
import type { Token } from './token.ts';

/** One call of `advance`: what it was given, what it has made so far. */
export interface Activation {
  readonly index: PlanIndex;
  readonly behaviours: ElementBehaviours;
  readonly draft: Draft;
  /** Time of the facts of this occurrence; `rawAt` only where the run was ahead of it. */
  readonly at: Instant;
  readonly rawAt: Instant | null;
  readonly occurrenceId: string;
  readonly actor: Actor | null;
  readonly facts: Fact[];
  readonly commands: Command[];
  /** Tokens that arrived over a flow and are to be entered, in order. */
  readonly ready: TokenId[];
  /** How many tokens lie in each scope; counted when first asked. */
  population: Map<TokenId, number> | null;
  transitions: number;
}

/** A fact before it has its number and time. */
export type Happened = {
  [K in FactType]: {
    readonly type: K;
    readonly element: ElementId | null;
    readonly token: TokenId | null;
    readonly data: FactData[K];
    readonly change?: OtherChange;
  };
}[FactType];

const NO_CHANGE: StatePatch = {};
const NOBODY: Moved = [];

/**
 * States a fact and applies what it changed. Tokens that move are given as a list: going through
 * the names of an object with numbers for names takes longer than all else that a fact needs.
 */
export function record(a: Activation, happened: Happened, moved: Moved = NOBODY): void {
  const { draft } = a;
  if (happened.change !== undefined) applyPatch(draft, happened.change);
  if (moved.length > 0) {
    if (a.population !== null) countTokens(a.population, draft, moved);
    moveTokens(draft, moved);
  }
  const change = changeOf(happened.change, moved);
  draft.seq += 1;
  draft.time = a.at;
  // Written into the fresh literal: copying it here was a third of the time of `advance`.
  const fact: Fact = Object.assign(happened, { seq: draft.seq, at: a.at, actor: a.actor, change });
  a.facts.push(a.rawAt === null ? fact : { ...fact, rawAt: a.rawAt });
}

function changeOf(change: OtherChange | undefined, moved: Moved): StatePatch {
  if (moved.length === 0) return change ?? NO_CHANGE;
  const tokens: Record<TokenId, Token | null> = {};
  for (const [id, row] of moved) tokens[id] = row;
  return change === undefined ? { tokens } : { ...change, tokens };
}

function countTokens(population: Map<TokenId, number>, draft: Draft, moved: Moved): void {
  for (const [id, after] of moved) {
    const before = draft.tokens[id];
    if (after !== null && before === undefined)
      population.set(after.scope, (population.get(after.scope) ?? 0) + 1);
    if (after === null && before !== undefined)
      population.set(before.scope, (population.get(before.scope) ?? 0) - 1);
  }
}

/** Whether no token is left in a scope. */
export function isEmpty(a: Activation, scope: TokenId): boolean {
  if (a.population === null) {
    a.population = new Map();
    for (const token of Object.values(a.draft.tokens))
      a.population.set(token.scope, (a.population.get(token.scope) ?? 0) + 1);
  }
  return (a.population.get(scope) ?? 0) === 0;
}

/** The open token with this id, or null. */
export function tokenOf(a: Activation, id: TokenId): Token | null {
  return a.draft.tokens[id] ?? null;
}

/** The tokens of a scope, oldest first. */
export function tokensIn(a: Activation, scope: TokenId): Token[] {
  return Object.values(a.draft.tokens).filter((token) => token.scope === scope);
}
