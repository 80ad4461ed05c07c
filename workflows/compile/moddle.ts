/**
 * An element as bpmn-moddle reads it. Only types of moddle are known here, because the element
 * files reach this file and the workflow bundle must not contain the parser.
 */
export interface Moddle {
  readonly $type: string;
  readonly [property: string]: unknown;
}

export function isModdle(value: unknown): value is Moddle {
  return (
    typeof value === 'object' &&
    value !== null &&
    '$type' in value &&
    typeof value.$type === 'string'
  );
}

/** A text property; null when absent or blank. */
export function textOf(element: Moddle, property: string): string | null {
  const value = element[property];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function flagOf(element: Moddle, property: string): boolean {
  const value = element[property];
  return value === true || value === 'true';
}

export function numberOf(element: Moddle, property: string): number | null {
  const value = element[property];
  return typeof value === 'number' ? value : null;
}

export function childOf(element: Moddle, property: string): Moddle | null {
  const value = element[property];
  return isModdle(value) ? value : null;
}

export function childrenOf(element: Moddle, property: string): readonly Moddle[] {
  const value = element[property];
  return Array.isArray(value) ? value.filter(isModdle) : [];
}

/** The id of an element; moddle has refused none, so that an absent one is an empty text. */
export function idOf(element: Moddle): string {
  return textOf(element, 'id') ?? '';
}

/** All extension elements, or those of one type such as `zeebe:TaskDefinition`. */
export function extensionsOf(element: Moddle, type?: string): readonly Moddle[] {
  const holder = childOf(element, 'extensionElements');
  const values = holder === null ? [] : childrenOf(holder, 'values');
  return type === undefined ? values : values.filter((value) => value.$type === type);
}

export function extensionOf(element: Moddle, type: string): Moddle | null {
  return extensionsOf(element, type)[0] ?? null;
}

/** The event definitions inside an event, and those it refers to. */
export function eventDefinitionsOf(element: Moddle): readonly Moddle[] {
  return [...childrenOf(element, 'eventDefinitions'), ...childrenOf(element, 'eventDefinitionRef')];
}

/** Whether an event of this type has exactly this one definition; null asks for none at all. */
export function isEvent(element: Moddle, type: string, definition: string | null): boolean {
  if (element.$type !== type) return false;
  const definitions = eventDefinitionsOf(element);
  if (definition === null) return definitions.length === 0;
  return definitions.length === 1 && definitions[0]?.$type === definition;
}
