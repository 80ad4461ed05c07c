import type { NewRecordEntry } from './record-entry.ts';

/** The channel on which listeners are told that an organisation's record has grown. */
export const RECORD_CHANNEL = 'roteiro_record';

/** Who comes and goes changes nothing that others see. */
const QUIET: ReadonlySet<string> = new Set(['signed-in', 'signed-out', 'sign-in-refused']);

export interface RecordNotice {
  readonly organisationId: string;
  /** Of what an entry speaks: `person`, `procedure` … */
  readonly subjectType: string;
  /** Only of runs: the ids of other subjects may stand for people. */
  readonly runId: string | null;
}

/** What is told of an entry; null where nothing is. */
export function noticeOf(
  organisationId: string,
  { kind, subject: { type, id } }: Pick<NewRecordEntry, 'kind' | 'subject'>,
): string | null {
  if (QUIET.has(kind)) return null;
  return [organisationId, type, ...(type === 'run' ? [id] : [])].join(':');
}

export function readNotice(payload: string): RecordNotice {
  const [organisationId = '', subjectType = '', runId = null] = payload.split(':');
  return { organisationId, subjectType, runId };
}
