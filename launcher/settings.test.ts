import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const read = (env: Record<string, string>, ...args: string[]) =>
  readSettings(env, args, '/checkout');

describe('what npm start was asked to do', () => {
  it('brings everything itself when nothing is said', () => {
    expect(read({})).toEqual({
      checkout: '/checkout',
      dataFolder: '/checkout/.data',
      port: 8080,
      watch: false,
      nodeEnv: 'development',
      database: { kind: 'embedded' },
      temporal: { kind: 'embedded' },
    });
  });

  it('uses a Postgres and a Temporal of the user’s own', () => {
    const settings = read({
      DATABASE_URL: 'postgres://u:p@db/roteiro',
      TEMPORAL_ADDRESS: 'temporal:7233',
      TEMPORAL_NAMESPACE: 'service',
    });
    expect(settings.database).toEqual({ kind: 'external', url: 'postgres://u:p@db/roteiro' });
    expect(settings.temporal).toEqual({
      kind: 'external',
      address: 'temporal:7233',
      namespace: 'service',
      uiUrl: null,
    });
  });

  it('takes a variable that is set to nothing as not set', () => {
    expect(read({ DATABASE_URL: '', ROTEIRO_DATA: ' ', PORT: '' })).toEqual(read({}));
  });

  it('moves the data folder and watches when told so', () => {
    const settings = read({ ROTEIRO_DATA: '/var/roteiro', NODE_ENV: 'production' }, '--watch');
    expect(settings).toMatchObject({
      dataFolder: '/var/roteiro',
      watch: true,
      nodeEnv: 'production',
    });
  });

  it.each([
    [{ PORT: 'http' }, /PORT is "http"/],
    [{ DATABASE_URL: 'mysql://db' }, /must begin with postgres/],
    [{ TEMPORAL_ADDRESS: 'http://temporal' }, /must be host:port/],
  ])('refuses %j with a sentence', (env, sentence) => {
    expect(() => read(env)).toThrow(sentence);
  });
});
