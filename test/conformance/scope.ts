import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { compileProcedure } from '../../workflows/compile/compile-procedure.ts';
import type { Problem } from '../../workflows/compile/problem.ts';

/** Where the suites lie that others wrote; see their README. Null when they are not there. */
export function suitesFolder(): string | null {
  const folder = path.resolve(process.env['ROTEIRO_SUITES'] ?? '../shared/suites');
  return existsSync(path.join(folder, 'run.mjs')) ? folder : null;
}

/** Problems that say: this is not in the registry of elements. */
const NOT_IN_REGISTRY: ReadonlySet<string> = new Set([
  'element-not-supported',
  'attribute-not-supported',
]);

const caseList = z.array(
  z.looseObject({
    name: z.string(),
    file: z.string().optional(),
    files: z.array(z.string()).optional(),
    mayReject: z.boolean().optional(),
  }),
);

export interface ScopedCase {
  readonly name: string;
  readonly inScope: boolean;
  readonly mayReject: boolean;
  readonly problems: readonly Problem[];
}

/** Every case of a suite; one is in scope when all elements of its model are known (decision 32). */
export async function scopeOf(folder: string, suite: string): Promise<ScopedCase[]> {
  const text = readFileSync(path.join(folder, suite, 'cases.json'), 'utf8');
  const scoped: ScopedCase[] = [];
  for (const one of caseList.parse(JSON.parse(text))) {
    const problems: Problem[] = [];
    for (const file of one.files ?? [one.file ?? '']) {
      const xml = readFileSync(path.join(folder, suite, file), 'utf8');
      problems.push(...(await compileProcedure({ xml })).problems);
    }
    scoped.push({
      name: one.name,
      inScope: !problems.some((problem) => NOT_IN_REGISTRY.has(problem.code)),
      mayReject: one.mayReject === true,
      problems: problems.filter((problem) => problem.severity === 'error'),
    });
  }
  return scoped;
}
