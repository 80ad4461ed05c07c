import { expect, it } from 'vitest';
import { createStages } from './stages.ts';

it('ends programs together, then Temporal, and Postgres last', async () => {
  const ended: string[] = [];
  const said: string[] = [];
  const stages = createStages((line) => said.push(line));
  const part = (name: string, ms: number) => ({
    name,
    stop: async () => {
      ended.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, ms));
      ended.push(`${name} ends`);
    },
  });
  stages.add('postgres', part('Postgres', 1));
  stages.add('programs', part('server', 1));
  stages.add('temporal', part('Temporal', 1));
  stages.add('programs', part('worker', 30));

  await stages.drain();

  expect(ended).toEqual([
    'server begins',
    'worker begins',
    'server ends',
    'worker ends',
    'Temporal begins',
    'Temporal ends',
    'Postgres begins',
    'Postgres ends',
  ]);
  expect(said.map((line) => line.split('  ')[0])).toEqual([
    'server stopped',
    'worker stopped',
    'Temporal stopped',
    'Postgres stopped',
  ]);
});
