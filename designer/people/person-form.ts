import type { z } from 'zod';
import type { personReply } from '../../server/people/person-contract.ts';

export type PersonReply = z.output<typeof personReply>;

/** What can be typed about a person. */
export type PersonForm = Pick<
  PersonReply,
  'email' | 'name' | 'roles' | 'functions' | 'language' | 'timeZone' | 'pointOfSaleIds'
>;

export const emptyForm = (language: PersonForm['language'], timeZone: string): PersonForm => ({
  email: '',
  name: '',
  roles: [],
  functions: [],
  language,
  timeZone,
  pointOfSaleIds: [],
});

export const formOf = ({
  email,
  name,
  roles,
  functions,
  language,
  timeZone,
  pointOfSaleIds,
}: PersonForm): PersonForm => ({
  email,
  name,
  roles,
  functions,
  language,
  timeZone,
  pointOfSaleIds,
});

const same = (one: unknown, other: unknown): boolean => {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  const [first, second] = [new Set<unknown>(one), new Set<unknown>(other)];
  return first.size === second.size && [...first].every((each) => second.has(each));
};

/** What was changed, and nothing else: what others changed meanwhile stays theirs. */
export function changesOf(before: PersonForm, typed: PersonForm): Partial<PersonForm> {
  return {
    ...(same(before.name, typed.name) ? {} : { name: typed.name }),
    ...(same(before.roles, typed.roles) ? {} : { roles: typed.roles }),
    ...(same(before.functions, typed.functions) ? {} : { functions: typed.functions }),
    ...(same(before.language, typed.language) ? {} : { language: typed.language }),
    ...(same(before.timeZone, typed.timeZone) ? {} : { timeZone: typed.timeZone }),
    ...(same(before.pointOfSaleIds, typed.pointOfSaleIds)
      ? {}
      : { pointOfSaleIds: typed.pointOfSaleIds }),
  };
}

/** What was typed, on what somebody else saved meanwhile. */
export const rebase = (before: PersonForm, typed: PersonForm, fresh: PersonForm): PersonForm => ({
  ...formOf(fresh),
  ...changesOf(before, typed),
});

const FUNCTION = /^[a-z][a-z0-9-]{0,49}$/;

/** Functions are ids of lanes: those that no lane can have. */
export const notFunctions = (functions: readonly string[]): string[] =>
  functions.filter((each) => !FUNCTION.test(each));

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose name, address, role or function has every word that is looked for. */
export function filterPeople<
  P extends Pick<PersonReply, 'name' | 'email' | 'roles' | 'functions' | 'disabledAt'>,
>(people: readonly P[], search: string, show: 'active' | 'disabled' | 'all'): P[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return people.filter(({ name, email, roles, functions, disabledAt }) => {
    if (show !== 'all' && (disabledAt === null) !== (show === 'active')) return false;
    const text = plain([name, email, ...roles, ...functions].join(' '));
    return words.every((word) => text.includes(word));
  });
}
