import { extensionOf, isModdle, textOf, type Moddle } from '../../workflows/compile/moddle.ts';

/** An attribute of ours, as `workflows/compile/roteiro-moddle.json` declares it. */
export interface RoteiroAttribute {
  readonly holder: 'roteiro:Service' | 'roteiro:Personal';
  readonly name: 'queue' | 'timeout' | 'backoff' | 'variables';
}

const SERVICE: readonly RoteiroAttribute[] = [
  { holder: 'roteiro:Service', name: 'queue' },
  { holder: 'roteiro:Service', name: 'timeout' },
  { holder: 'roteiro:Service', name: 'backoff' },
];

/** What of ours an element can have. */
export function attributesOf(element: Moddle): readonly RoteiroAttribute[] {
  switch (element.$type) {
    case 'bpmn:ServiceTask':
      return SERVICE;
    case 'bpmn:Process':
      return [{ holder: 'roteiro:Personal', name: 'variables' }];
    default:
      return [];
  }
}

export function valueOf(element: Moddle, { holder, name }: RoteiroAttribute): string {
  const found = extensionOf(element, holder);
  return found === null ? '' : (textOf(found, name) ?? '');
}

/** All attributes of one holder after one of them changed; null when none is left. */
export function changedHolder(
  element: Moddle,
  attribute: RoteiroAttribute,
  value: string,
): Readonly<Record<string, string>> | null {
  const entries = attributesOf(element).flatMap((each): [string, string][] => {
    if (each.holder !== attribute.holder) return [];
    const text = each.name === attribute.name ? value.trim() : valueOf(element, each);
    return text === '' ? [] : [[each.name, text]];
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** The drawn meaning of a shape on the canvas. */
export function meaningOf(shape: unknown): Moddle | null {
  if (typeof shape !== 'object' || shape === null || !('businessObject' in shape)) return null;
  return isModdle(shape.businessObject) ? shape.businessObject : null;
}
