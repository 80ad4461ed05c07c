import { describe, expect, it } from 'vitest';
import { changesOf, emptyForm, filterPeople, notFunctions, rebase } from './person-form.ts';

const ana = {
  ...emptyForm('pt', 'America/Sao_Paulo'),
  name: 'Ana Ribeiro',
  email: 'ana@exemplo.test',
  roles: ['technician' as const, 'coordinator' as const],
  functions: ['atendimento'],
};
const otavio = { ...ana, name: 'Otávio', email: 'o@exemplo.test', functions: [] };

describe('what was changed', () => {
  it('is nothing where only the order differs', () => {
    expect(changesOf(ana, { ...ana, roles: ['coordinator', 'technician'] })).toEqual({});
  });

  it('is what differs', () => {
    expect(changesOf(ana, { ...ana, name: 'Ana', functions: [] })).toEqual({
      name: 'Ana',
      functions: [],
    });
  });

  it('stays on what somebody else saved meanwhile', () => {
    const typed = { ...ana, name: 'Ana R.' };
    const fresh = { ...ana, functions: ['estoque'] };
    expect(rebase(ana, typed, fresh)).toEqual({ ...fresh, name: 'Ana R.' });
  });
});

describe('search', () => {
  const people = [
    { ...ana, disabledAt: null },
    { ...otavio, disabledAt: '2026-01-01T00:00:00Z' },
  ];
  const names = (search: string, show: 'active' | 'disabled' | 'all' = 'all') =>
    filterPeople(people, search, show).map(({ name }) => name);

  it('finds every word, without accents and capitals', () => {
    expect(names('otavio')).toEqual(['Otávio']);
    expect(names('RIBEIRO atend')).toEqual(['Ana Ribeiro']);
    expect(names('ribeiro estoque')).toEqual([]);
    expect(names('')).toEqual(['Ana Ribeiro', 'Otávio']);
  });

  it('shows active or disabled people', () => {
    expect(names('', 'active')).toEqual(['Ana Ribeiro']);
    expect(names('', 'disabled')).toEqual(['Otávio']);
  });
});

it('knows what cannot be the id of a lane', () => {
  expect(notFunctions(['bancada', 'Bancada', '1a', 'a-1'])).toEqual(['Bancada', '1a']);
});
