import { childrenOf, extensionsOf, idOf, textOf, type Moddle } from '../../compile/moddle.ts';
import { readDiagram } from '../../compile/read-diagram.ts';
import type { Variables } from '../../expressions/json-value.ts';
import { variablesField } from '../cases/fields.ts';

const PROPERTY = 'camundaModeler:exampleOutputJson';

/** Example outputs by process id and element id: `zeebe:property` entries of Camunda Modeler. */
export type Examples = ReadonlyMap<string, ReadonlyMap<string, Variables>>;

/** The example outputs that a drawing holds; those that are no JSON object are left out. */
export async function readExamples(xml: string): Promise<Examples> {
  if (!xml.includes(PROPERTY)) return new Map();
  const { definitions } = await readDiagram(xml);
  const roots = definitions === null ? [] : childrenOf(definitions, 'rootElements');
  return new Map(
    roots
      .filter((root) => root.$type === 'bpmn:Process')
      .map((process) => [idOf(process), new Map(elementsIn(process).flatMap(exampleOf))]),
  );
}

function elementsIn(scope: Moddle): readonly Moddle[] {
  return childrenOf(scope, 'flowElements').flatMap((element) => [element, ...elementsIn(element)]);
}

function exampleOf(element: Moddle): [string, Variables][] {
  const property = extensionsOf(element, 'zeebe:Properties')
    .flatMap((holder) => childrenOf(holder, 'properties'))
    .find((one) => textOf(one, 'name') === PROPERTY);
  const text = property === undefined ? null : textOf(property, 'value');
  const example = text === null ? null : readObject(text);
  return example === null ? [] : [[idOf(element), example]];
}

function readObject(text: string): Variables | null {
  try {
    const read = variablesField.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
