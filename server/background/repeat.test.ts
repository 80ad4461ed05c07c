import { expect, it } from 'vitest';
import { createLog } from '../http/log.ts';
import { runInBackground } from './repeat.ts';

it('goes on after a turn that failed, and ends with the turn under way', async () => {
  let turns = 0;
  let finished = 0;
  let reach = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const job = {
    name: 'test',
    everyMs: 1,
    turn: async () => {
      turns += 1;
      if (turns === 1) throw new Error('the first fails');
      if (turns === 3) reach();
      await Promise.resolve();
      finished += 1;
    },
  };

  const background = runInBackground([job], createLog('silent'));
  await reached;
  await background.stop();

  const atStop = turns;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(turns).toBe(atStop);
  expect(finished).toBe(turns - 1);
});
