import type { JsonValue } from '../../workflows/expressions/json-value.ts';
import type { FindingKind } from './finding-text.ts';

/** What does not hold: the fact it was found at, where it is about one, and what was found. */
export interface Finding {
  readonly kind: FindingKind;
  readonly seq: number | null;
  readonly params: { readonly [name: string]: JsonValue };
}

/** Later levels (signature, completeness of the log) join this list. */
export type LevelName = 'chain' | 'facts' | 'temporal';

export interface Level {
  readonly level: LevelName;
  readonly ok: boolean;
  readonly findings: readonly Finding[];
}

/** More would only repeat that something is very wrong. */
const MOST_FINDINGS = 20;

export const levelOf = (level: LevelName, findings: readonly Finding[]): Level => ({
  level,
  ok: findings.length === 0,
  findings: findings.slice(0, MOST_FINDINGS),
});

export const finding = (
  kind: FindingKind,
  seq: number | null,
  params: Finding['params'] = {},
): Finding => ({ kind, seq, params });
