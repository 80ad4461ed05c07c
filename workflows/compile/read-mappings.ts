import { isReservedName } from '../expressions/reserved-names.ts';
import type { Mapping } from '../plan/plan-nodes.ts';
import type { Compiling } from './compiling.ts';
import { childrenOf, extensionOf, textOf, type Moddle } from './moddle.ts';
import { readOperand } from './read-operand.ts';

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** `zeebe:ioMapping` of an element, in drawing order. */
export function readMappings(
  c: Compiling,
  element: Moddle,
  direction: 'input' | 'output',
): readonly Mapping[] {
  const holder = extensionOf(element, 'zeebe:IoMapping');
  if (holder === null) return [];
  const parameters = childrenOf(
    holder,
    direction === 'input' ? 'inputParameters' : 'outputParameters',
  );
  return parameters.flatMap((parameter) => {
    const target = textOf(parameter, 'target');
    const source = textOf(parameter, 'source');
    if (target === null || source === null) {
      c.problem('mapping-incomplete', element, { direction });
      return [];
    }
    if (!isVariablePath(target)) {
      c.problem('variable-name-invalid', element, { name: target });
      return [];
    }
    return [
      { source: readOperand(c, element, `${direction} mapping of ${target}`, source), target },
    ];
  });
}

/** Whether a text names a variable that may be written, or a path into one. */
export function isVariablePath(path: string): boolean {
  return path.split('.').every((part) => NAME.test(part) && !isReservedName(part));
}

/** The variable that takes a result; null, with a problem, when there is none. */
export function readResultVariable(c: Compiling, element: Moddle, holder: Moddle): string | null {
  const name = textOf(holder, 'resultVariable');
  if (name === null) c.problem('result-variable-missing', element);
  else if (!isVariablePath(name) || name.includes('.')) {
    c.problem('variable-name-invalid', element, { name });
    return null;
  }
  return name;
}
