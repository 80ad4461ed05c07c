import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCaseFile } from '../../server/cli/run-case-file.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../server/examples');

const files = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.json'))
  .toSorted();

describe.each(files)('example %s', async (file) => {
  const ran = await runCaseFile(path.join(EXAMPLES, file), 'en');
  const cases = ran.ok ? ran.cases : [];

  it('can be read and holds cases', () => {
    expect(ran.ok ? null : ran.message).toBeNull();
    expect(cases.length).toBeGreaterThan(0);
  });

  for (const { name, failures } of cases)
    it(`${name}`, () => {
      expect(failures).toEqual([]);
    });
});
