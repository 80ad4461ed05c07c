import { CURRENT_ENGINE_VERSION, type ExecutionPlan } from '../plan/execution-plan.ts';
import { checkAttributes } from './check-attributes.ts';
import { compileScope } from './compile-scope.ts';
import type { Compiling } from './compiling.ts';
import { extensionOf, idOf, textOf, type Moddle } from './moddle.ts';
import { rules } from './rules/index.ts';

const PROCESS_ID = /^[A-Za-z_][\w.-]{0,99}$/;

/** Compiles one executable process; with problems of severity error the plan must not be used. */
export function compileProcess(c: Compiling, process: Moddle): ExecutionPlan {
  const processId = idOf(process);
  if (!PROCESS_ID.test(processId) || processId === '__proto__')
    c.problem('process-id-invalid', process, { id: processId });
  checkAttributes(c, process, ['zeebe:VersionTag', 'roteiro:Personal']);
  const { nodes, flows } = compileScope(c, process);
  const versionTag = extensionOf(process, 'zeebe:VersionTag');
  const plan: ExecutionPlan = {
    format: 1,
    engineVersion: CURRENT_ENGINE_VERSION,
    processId,
    name: textOf(process, 'name'),
    versionTag: versionTag === null ? null : textOf(versionTag, 'value'),
    starts: nodes
      .filter((node) => node.scope === processId && /StartEvent$|^startEvent$/.test(node.type))
      .map((node) => node.id),
    nodes,
    flows,
    decisions: [...c.usedDecisions].flatMap((id) => c.decisions.get(id) ?? []),
    personal: readPersonal(process),
  };
  for (const rule of rules) rule(plan, c, process);
  return plan;
}

/** Variables that the process declares personal (decision 28), separated by commas. */
function readPersonal(process: Moddle): readonly string[] {
  const personal = extensionOf(process, 'roteiro:Personal');
  const names = personal === null ? null : textOf(personal, 'variables');
  return (names ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
