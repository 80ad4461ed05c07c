import { contentHash } from '../../server/organisation-record/content-hash.ts';
import type { CompileProcedure } from '../../server/procedures/compiler.ts';
import { problemOf } from '../../server/procedures/problem.ts';

/**
 * Stands for the compiler where only what the server makes of its answer is tested: a process for
 * each id in the text, a problem for each `problem:code` in it.
 */
export const compileForTest: CompileProcedure = ({ xml, forms }) => {
  const named = (pattern: RegExp) => [...xml.matchAll(pattern)].map((match) => match[1] ?? '');
  const problems = named(/problem:([a-z-]+)/g).map((code) =>
    problemOf(code, null, { en: `Solve ${code}.`, pt: `Resolva ${code}.` }),
  );
  if (problems.length > 0) return Promise.resolve({ ok: false, problems });
  const plans = named(/process:(\w+)/g).map((processId) => {
    const plan = { processId, forms: forms.map(({ formId, hash }) => ({ formId, hash })) };
    return { processId, plan, hash: contentHash(plan), starts: [] };
  });
  return Promise.resolve({ ok: true, plans, problems: [] });
};
