import type { Topic } from './event-contract.ts';

/** What shows something of a run. */
export const TOPICS_OF_RUNS: readonly Topic[] = ['runs', 'tasks', 'incidents'];

const OF_SUBJECTS: Readonly<Record<string, readonly Topic[]>> = {
  person: ['people', 'session'],
  'point-of-sale': ['points-of-sale'],
  product: ['products'],
  item: ['items'],
  token: ['tokens'],
  procedure: ['procedures'],
  form: ['forms'],
  decision: ['decisions'],
  // Its clock may have been moved: what is due, and when, is seen anew.
  organisation: ['organisation', 'session', 'runs', 'tasks', 'incidents'],
};

/** What shows something of a subject of the organisation's record; nothing for unknown ones. */
export const topicsOf = (subjectType: string): readonly Topic[] => OF_SUBJECTS[subjectType] ?? [];
