import { expect, it } from 'vitest';
import { programsFor } from './programs.ts';

const names = (nodeEnv: string) => programsFor(nodeEnv, false).map(({ name }) => name);

it('runs the example’s worker where the example is, and never in production', () => {
  expect(names('development')).toEqual(['server', 'worker', 'example-worker']);
  expect(names('production')).toEqual(['server', 'worker']);
});
