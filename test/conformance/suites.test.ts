import { describe, expect, it } from 'vitest';
import { runJudge } from './run-judge.ts';
import { scopeOf, suitesFolder } from './scope.ts';

const SUITES = ['betsy', 'token-simulation'];
const folder = suitesFolder();

/** Without the suites there is nothing to judge: they are test data that is never copied here. */
describe.skipIf(folder === null)('suites that others wrote (ROTEIRO_SUITES)', async () => {
  const at = folder ?? '';
  const scoped =
    folder === null ? [] : (await Promise.all(SUITES.map((s) => scopeOf(at, s)))).flat();
  const inScope = scoped.filter((one) => one.inScope);
  const outside = scoped.filter((one) => !one.inScope);

  it('has a scope that only grows', () => {
    expect(inScope.length).toBeGreaterThanOrEqual(45);
  });

  it('refuses every case outside the scope with a problem that names the element', () => {
    const unnamed = outside.filter((one) =>
      one.problems.every(({ elementId }) => elementId === null),
    );
    expect(outside.length).toBeGreaterThan(0);
    expect(unnamed.map((one) => one.name)).toEqual([]);
  });

  it('refuses inside the scope only what may be refused', () => {
    const refused = inScope.filter((one) => one.problems.length > 0 && !one.mayReject);
    expect(refused.map((one) => one.name)).toEqual([]);
  });

  it('passes every case in scope before the judge', { timeout: 120_000 }, () => {
    const { text, cases } = runJudge(
      at,
      SUITES,
      inScope.map((one) => one.name),
    );
    console.log(`${text.trimEnd()}\n${inScope.length} of ${scoped.length} cases are in scope`);

    expect(cases.length).toBe(scoped.length);
    expect(cases.filter((one) => one.status === 'FAIL')).toEqual([]);
    const names = new Set(inScope.map((one) => one.name));
    const judged = cases.filter((one) => names.has(one.name));
    expect(judged.length).toBe(inScope.length);
    const notRefused = cases.filter((one) => !names.has(one.name) && one.status === 'pass');
    expect(notRefused.map((one) => one.name)).toEqual([]);
  });
});
