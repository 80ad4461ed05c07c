import { describe, expect, it } from 'vitest';
import type { Exit } from './exit.ts';
import { supervise, type Running } from './supervise.ts';

const KILLED: Exit = { code: null, signal: 'SIGKILL', text: 'SIGKILL' };

interface Fake extends Running {
  die(): void;
}

function fake(pid: number): Fake {
  let die: () => void = () => undefined;
  const exited = new Promise<Exit>((resolve) => (die = () => resolve(KILLED)));
  return { pid, exited, die, stop: async () => die() };
}

/** A program whose starts are answered one after the other: with a process or a failure. */
function watched(answers: readonly (Fake | Error)[], first = fake(1), settled = 10_000) {
  const said: string[] = [];
  const pids: (number | null)[] = [];
  let next = 0;
  const supervised = supervise({
    name: 'server',
    running: first,
    start: async () => {
      const answer = answers[next++];
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no more');
      return answer;
    },
    say: (line) => said.push(line),
    pidChanged: (pid) => pids.push(pid),
    backOff: { first: 4, last: 10, settled },
  });
  return { supervised, said, pids, starts: () => next };
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('a supervised program', () => {
  it('is started again when it ends by itself', async () => {
    const first = fake(1);
    const { supervised, said, pids } = watched([fake(2)], first);

    first.die();
    await until(() => pids.includes(2));

    expect(pids).toEqual([null, 2]);
    expect(said).toEqual([
      'server ended by itself (SIGKILL); starting it again in 0.004 s',
      'server runs again',
    ]);
    await supervised.stop();
  });

  it('is tried again with growing pauses while it does not start', async () => {
    const first = fake(1);
    const refused = new Error('port taken');
    const { supervised, said, pids } = watched([refused, refused, fake(2)], first);

    first.die();
    await until(() => pids.includes(2));

    expect(said.map((line) => /in ([\d.]+) s/.exec(line)?.[1])).toEqual([
      '0.004',
      '0.008',
      '0.01',
      undefined,
    ]);
    expect(said[1]).toContain('did not start (port taken)');
    await supervised.stop();
  });

  it('begins again at the first pause after it has run for a while', async () => {
    const [first, second] = [fake(1), fake(2)];
    const { supervised, said, pids } = watched([second, fake(3)], first, 0);

    first.die();
    await until(() => pids.includes(2));
    second.die();
    await until(() => pids.includes(3));

    expect(said.filter((line) => line.includes('0.004 s'))).toHaveLength(2);
    await supervised.stop();
  });

  it('is not started again once it is stopped', async () => {
    const { supervised, said, starts } = watched([fake(2)]);
    await supervised.stop();
    expect(starts()).toBe(0);
    expect(said).toEqual([]);
  });

  it('can be stopped while it waits to be started', async () => {
    const first = fake(1);
    const { supervised, said, starts } = watched([new Error('no')], first);
    first.die();
    await until(() => said.length === 1);
    await supervised.stop();
    expect(starts()).toBeLessThanOrEqual(1);
  });

  it('is started anew at once, without a word, when that is asked for', async () => {
    const { supervised, said, pids } = watched([fake(2)]);
    await supervised.restart();
    await until(() => pids.includes(2));
    expect(said).toEqual([]);
    await supervised.stop();
  });
});
