import { expect, it } from 'vitest';
import { roles } from '../../server/people/role.ts';
import { paths } from '../paths.ts';
import { firstPlaceOf, navigation } from './navigation.ts';

it('leads each role to a page of its own menu', () => {
  for (const role of roles) {
    const places = navigation.filter((entry) => entry.roles.includes(role)).map(({ to }) => to);
    expect(places).toContain(firstPlaceOf([role]));
  }
});

it('takes who draws to the drawings, though they may do other things too', () => {
  expect(firstPlaceOf(['technician', 'process-owner'])).toBe(paths.procedures);
  expect(firstPlaceOf([])).toBe(paths.settings);
});
