import type { ProcedureState } from '../../workflows/interpret/state.ts';
import type { Wait } from '../../workflows/interpret/token.ts';
import type { DiagramMark } from '../diagram/diagram-mark.ts';
import { runTexts } from '../run-page/run-page-texts.ts';
import type { Language } from '../texts/language.tsx';

/** The tokens and incidents as they were, over the path taken so far. */
export function replayMarks(
  state: Pick<ProcedureState, 'tokens' | 'incidents'>,
  path: ReadonlySet<string>,
  language: Language,
): DiagramMark[] {
  const t = runTexts[language];
  const kinds = new Map<string, Wait['kind'][]>();
  for (const { element, wait } of Object.values(state.tokens))
    if (wait.kind !== 'scope') kinds.set(element, [...(kinds.get(element) ?? []), wait.kind]);
  const failed = new Set(Object.values(state.incidents).map(({ element }) => element));
  return [
    ...[...path].map((elementId): DiagramMark => ({ elementId, tone: 'path' })),
    ...[...kinds].map(([elementId, [first = 'arrived', ...more]]): DiagramMark => ({
      elementId,
      tone: 'token',
      badge: String(more.length + 1),
      says: more.length === 0 ? t[first] : t.tokensHere(more.length + 1),
    })),
    ...[...failed].map((elementId): DiagramMark => ({
      elementId,
      tone: 'incident',
      badge: '!',
      says: t.incidentHere,
    })),
  ];
}
