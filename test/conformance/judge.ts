// `npm run judge [-- SUITE…]`: the suites that others wrote, before their own judge, in our scope.
import { runJudge } from './run-judge.ts';
import { scopeOf, suitesFolder } from './scope.ts';

const folder = suitesFolder();
if (folder === null) {
  console.error('The suites are not there: set ROTEIRO_SUITES to their folder.');
  process.exit(2);
}
const asked = process.argv.slice(2);
const suites = asked.length === 0 ? ['betsy', 'token-simulation'] : asked;
const scoped = (await Promise.all(suites.map((suite) => scopeOf(folder, suite)))).flat();
const scope = scoped.filter((one) => one.inScope).map((one) => one.name);
const { text, cases } = runJudge(folder, suites, scope);
console.log(text.trimEnd());
console.log(`${scope.length} of ${scoped.length} cases are in scope`);
process.exitCode = cases.some((one) => one.status === 'FAIL') ? 1 : 0;
