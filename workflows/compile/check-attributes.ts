import type { Compiling } from './compiling.ts';
import { childOf, childrenOf, extensionsOf, flagOf, numberOf, type Moddle } from './moddle.ts';

/** Dialects of other engines; their files are imported and not run as they are. */
const FOREIGN = /^(camunda|flowable|activiti|drools|jbpm):/;

/** Extensions of ours and Camunda 8's that any element may carry without effect on its run. */
const HARMLESS = ['zeebe:Properties'];

/** Refuses what the drawing says about an element and nobody would execute. */
export function checkAttributes(
  c: Compiling,
  element: Moddle,
  extensions: readonly string[],
): void {
  for (const attribute of unsupportedAttributes(element))
    c.problem('attribute-not-supported', element, { attribute });
  for (const { $type } of extensionsOf(element)) {
    const foreign = FOREIGN.exec($type);
    if (foreign !== null)
      c.problem('foreign-dialect', element, { attribute: $type, dialect: foreign[1] ?? '' });
    else if (/^(zeebe|roteiro):/.test($type) && ![...extensions, ...HARMLESS].includes($type))
      c.problem('extension-not-supported', element, { extension: $type });
  }
  const attributes = element['$attrs'];
  for (const name of typeof attributes === 'object' && attributes !== null
    ? Object.keys(attributes)
    : []) {
    const foreign = FOREIGN.exec(name);
    if (foreign !== null)
      c.problem('foreign-dialect', element, { attribute: name, dialect: foreign[1] ?? '' });
  }
}

function unsupportedAttributes(element: Moddle): string[] {
  const found: string[] = [];
  const loop = childOf(element, 'loopCharacteristics');
  if (loop !== null) found.push(loop.$type.replace('bpmn:', ''));
  if (flagOf(element, 'isForCompensation')) found.push('isForCompensation');
  for (const quantity of ['startQuantity', 'completionQuantity'])
    if ((numberOf(element, quantity) ?? 1) !== 1) found.push(quantity);
  if (childOf(element, 'ioSpecification') !== null) found.push('ioSpecification');
  for (const list of ['properties', 'resources', 'dataInputAssociations', 'dataOutputAssociations'])
    if (childrenOf(element, list).length > 0) found.push(list);
  if (flagOf(element, 'parallelMultiple')) found.push('parallelMultiple');
  return found;
}
