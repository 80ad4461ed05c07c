import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

const complete = {
  DATABASE_URL: 'postgres://localhost/roteiro',
  TEMPORAL_ADDRESS: 'localhost:7233',
  ROTEIRO_DATA: '.data',
  ROTEIRO_KEY_FILE: '.data/key',
};

it('reads the environment', () => {
  expect(readConfig({ ...complete, PORT: '9000', NODE_ENV: 'production' })).toMatchObject({
    port: 9000,
    production: true,
    host: '::',
    temporalAddress: 'localhost:7233',
  });
  expect(readConfig(complete)).toMatchObject({
    port: 8080,
    production: false,
    host: '127.0.0.1',
  });
});

it('listens where it is told to', () => {
  expect(readConfig({ ...complete, ROTEIRO_HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
});

it('says in one sentence all that is wrong, without the values', () => {
  const wrong = { ...complete, DATABASE_URL: 'mysql://secret@host', TEMPORAL_ADDRESS: undefined };
  expect(() => readConfig(wrong)).toThrow(
    /^Roteiro cannot start with this environment: DATABASE_URL must be .*; TEMPORAL_ADDRESS is missing\.$/,
  );
  expect(() => readConfig(wrong)).not.toThrow(/secret/);
});
