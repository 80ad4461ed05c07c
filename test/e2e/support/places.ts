import type { Who } from './accounts.ts';

/** Where each role lands, and every page it can go to from there. */
export const ROUNDS: readonly (readonly [who: Who, first: string, paths: readonly string[]])[] = [
  ['ana', '/tasks', ['/tasks', '/runs', '/settings']],
  ['carla', '/runs', ['/tasks', '/runs', '/incidents', '/procedures', '/settings']],
  ['alice', '/runs', ['/runs', '/procedures', '/settings']],
  ['otavio', '/procedures', ['/procedures', '/runs', '/incidents', '/settings']],
  ['admin', '/people', ['/people', '/points-of-sale', '/tokens', '/procedures', '/settings']],
];
