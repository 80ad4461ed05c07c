import { expect, it } from 'vitest';
import { namedLike } from './named-like.ts';

it('finds by a part of the name, whatever its accents and capitals', () => {
  const all = [{ name: 'Orçamento' }, { name: 'Reparo' }];
  expect(namedLike(all, 'orcam')).toEqual([{ name: 'Orçamento' }]);
  expect(namedLike(all, ' REP ')).toEqual([{ name: 'Reparo' }]);
  expect(namedLike(all, '')).toEqual(all);
});
