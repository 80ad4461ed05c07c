import { z } from 'zod';
import { roles, type Role } from '../../server/people/role.ts';
import type { recordReply } from '../../server/runs/run-contract.ts';

export type RecordEntry = z.output<typeof recordReply>['items'][number];

export type StoryKind =
  | 'started'
  | 'completed'
  | 'claimed'
  | 'given-back'
  | 'assigned'
  | 'message'
  | 'decision'
  | 'deadline'
  | 'incident'
  | 'resolved'
  | 'variables'
  | 'finished'
  | 'cancelled';

export interface StoryActor {
  readonly personId: string | null;
  readonly role: Role | null;
}

export interface StoryLine {
  readonly id: string;
  readonly at: string;
  readonly kind: StoryKind;
  readonly actor: StoryActor | null;
  /** The task, message or decision that it is about. */
  readonly what: string;
}

const KINDS: Readonly<Record<string, StoryKind>> = {
  'run-started': 'started',
  'task-completed': 'completed',
  'task-claimed': 'claimed',
  'task-given-back': 'given-back',
  'task-assigned': 'assigned',
  'message-taken': 'message',
  'decision-evaluated': 'decision',
  'timer-fired': 'deadline',
  'incident-raised': 'incident',
  'incident-retried': 'resolved',
  'incident-skipped': 'resolved',
  'incident-overridden': 'resolved',
  'variables-set': 'variables',
  'run-completed': 'finished',
  'run-ended-with-error': 'finished',
  'run-cancelled': 'cancelled',
};

const text = z.string().optional().catch(undefined);
const actorRead = z.object({
  kind: z.string(),
  id: text,
  personId: text,
  role: text,
  roles: z.array(z.string()).catch([]),
});
const dataRead = z
  .object({
    name: text,
    elementId: text,
    message: text,
    decisionId: text,
    record: z.array(z.object({ name: text })).catch([]),
  })
  .catch({ record: [] });

function actorOf(given: unknown): StoryActor | null {
  const read = actorRead.safeParse(given);
  if (!read.success) return null;
  const { kind, id, personId, role, roles: several } = read.data;
  return {
    personId: kind === 'person' ? (personId ?? id ?? null) : null,
    role: roles.find((each) => each === role || several.includes(each)) ?? null,
  };
}

/** What of a run's record tells its story to those who work on it; the newest first. */
export function storyOf(entries: readonly RecordEntry[]): StoryLine[] {
  const names = new Map<string, string>();
  const lines: StoryLine[] = [];
  for (const [at, entry] of entries.entries()) {
    const data = dataRead.parse(entry.data);
    const element = (entry.source === 'run' ? entry.elementId : data.elementId) ?? '';
    if (entry.type === 'task-opened' && data.name !== undefined) names.set(element, data.name);
    const kind = Object.hasOwn(KINDS, entry.type) ? KINDS[entry.type] : undefined;
    if (kind === undefined) continue;
    const what =
      kind === 'message'
        ? data.message
        : kind === 'decision'
          ? (data.record.at(-1)?.name ?? data.decisionId)
          : names.get(element);
    const id = entry.source === 'run' ? `${entry.epoch}/${entry.seq}` : `o/${entry.no}`;
    lines.push({
      id: `${id}/${at}`,
      at: entry.at,
      kind,
      actor: actorOf(entry.actor),
      what: what ?? element,
    });
  }
  return lines.toReversed();
}
