import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCaseFile } from '../../server/cli/run-case-file.ts';
import { situationsWith } from './situations.ts';

const FILE = 'case.test.json';

describe.each(situationsWith(FILE))('%s', async (situation) => {
  const ran = await runCaseFile(path.join(import.meta.dirname, situation, FILE), 'en');
  const cases = ran.ok ? ran.cases : [];

  it('can be read and holds cases', () => {
    expect(ran.ok ? null : ran.message).toBeNull();
    expect(cases.length).toBeGreaterThan(0);
  });

  for (const { name, failures, passed } of cases)
    it(`${name}`, () => {
      expect(failures).toEqual([]);
      expect(passed).toBe(true);
    });
});
