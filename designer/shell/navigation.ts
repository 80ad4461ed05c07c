import type { Role } from '../../server/people/role.ts';
import { paths } from '../paths.ts';

export type Place =
  'tasks' | 'runs' | 'incidents' | 'procedures' | 'people' | 'pointsOfSale' | 'tokens' | 'settings';

interface Entry {
  readonly place: Place;
  readonly to: string;
  /** Who has something to do or to see there. */
  readonly roles: readonly Role[];
}

const everyone: readonly Role[] = [
  'administrator',
  'process-owner',
  'coordinator',
  'technician',
  'auditor',
];

/** Where one can go, in the order of the menu. */
export const navigation: readonly Entry[] = [
  { place: 'tasks', to: paths.tasks, roles: ['technician', 'coordinator'] },
  { place: 'runs', to: paths.runs, roles: everyone },
  { place: 'incidents', to: paths.incidents, roles: ['coordinator', 'process-owner'] },
  {
    place: 'procedures',
    to: paths.procedures,
    roles: ['process-owner', 'administrator', 'coordinator', 'auditor'],
  },
  { place: 'people', to: paths.people, roles: ['administrator'] },
  { place: 'pointsOfSale', to: paths.pointsOfSale, roles: ['administrator'] },
  { place: 'tokens', to: paths.tokens, roles: ['administrator'] },
  { place: 'settings', to: paths.settings, roles: everyone },
];

const FIRST: readonly (readonly [Role, string])[] = [
  ['process-owner', paths.procedures],
  ['coordinator', paths.runs],
  ['technician', paths.tasks],
  ['auditor', paths.runs],
  ['administrator', paths.people],
];

/** Where a person's work is. */
export const firstPlaceOf = (roles: readonly Role[]): string =>
  FIRST.find(([role]) => roles.includes(role))?.[1] ?? paths.settings;
