import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { compileProcedure } from '../../workflows/compile/compile-procedure.ts';
import { situationsWith } from './situations.ts';

const FILE = 'expected-problems.json';

const expectation = z
  .array(
    z.strictObject({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      elementId: z.string().nullable(),
    }),
  )
  .min(1);

const read = (situation: string, file: string): string =>
  readFileSync(path.join(import.meta.dirname, situation, file), 'utf8');

it.each(situationsWith(FILE))('%s', async (situation) => {
  const expected = expectation.parse(JSON.parse(read(situation, FILE)));

  const { plans, problems } = await compileProcedure({ xml: read(situation, 'procedure.bpmn') });

  const found = problems.map(({ code, severity, elementId }) => ({ code, severity, elementId }));
  expect(found).toEqual(expect.arrayContaining(expected));
  expect(plans).toEqual([]);
});
