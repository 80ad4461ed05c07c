import type { z } from 'zod';
import type { runReply } from '../../server/runs/run-contract.ts';
import type { DiagramMark } from '../diagram/diagram-mark.ts';
import { runTexts } from './run-page-texts.ts';
import type { Language } from '../texts/language.tsx';

export type Run = z.output<typeof runReply>;

/** Where the tokens of a run are, and where an incident keeps one. */
export function runMarks(run: Pick<Run, 'open' | 'incidents'>, language: Language): DiagramMark[] {
  const t = runTexts[language];
  const kinds = new Map<string, Run['open'][number]['kind'][]>();
  // What is in a sub-process says where the run stands; its frame says nothing more.
  for (const { elementId, kind } of run.open)
    if (kind !== 'scope') kinds.set(elementId, [...(kinds.get(elementId) ?? []), kind]);
  const tokens = [...kinds].map(([elementId, [first = 'arrived', ...more]]): DiagramMark => ({
    elementId,
    tone: 'token',
    badge: String(more.length + 1),
    says: more.length === 0 ? t[first] : t.tokensHere(more.length + 1),
  }));
  const failed = new Set([
    ...run.incidents.map(({ elementId }) => elementId),
    ...run.open.filter(({ calledIncidents = 0 }) => calledIncidents > 0).map((o) => o.elementId),
  ]);
  const incidents = [...failed].map((elementId): DiagramMark => ({
    elementId,
    tone: 'incident',
    badge: '!',
    says: t.incidentHere,
  }));
  return [...tokens, ...incidents];
}
