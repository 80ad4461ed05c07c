import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { isModdle, textOf, type Moddle } from './moddle.ts';
import type { Problem } from './problem.ts';
import { countTags, forbiddenCharacter, readXml, TAG_LIMIT } from './read-xml.ts';
import roteiro from './roteiro-moddle.json' with { type: 'json' };

/** Characters of XML; about ten thousand elements with their layout. */
export const DIAGRAM_LIMIT = 8 * 1024 * 1024;

export interface Diagram {
  /** Null when the file is no BPMN at all; the problems say why. */
  readonly definitions: Moddle | null;
  readonly problems: readonly Problem[];
}

function refuse(code: Problem['code'], params: Problem['params']): Diagram {
  return { definitions: null, problems: [{ code, severity: 'error', elementId: null, params }] };
}

/** Reads BPMN XML with our vocabulary. Never throws: what is wrong with the text is a problem. */
export async function readDiagram(xml: string): Promise<Diagram> {
  if (xml.length > DIAGRAM_LIMIT)
    return refuse('diagram-too-large', {
      size: `${Math.ceil(xml.length / 1024)} KB`,
      limit: `${DIAGRAM_LIMIT / 1024} KB`,
    });
  // An entity can blow up to any size or read a file: no drawing needs one.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return refuse('diagram-has-doctype', {});
  const character = forbiddenCharacter(xml);
  if (character !== null) return refuse('diagram-has-forbidden-character', { character });
  const tags = countTags(xml);
  if (tags > TAG_LIMIT)
    return refuse('diagram-too-large', { size: `${tags} tags`, limit: `${TAG_LIMIT} tags` });
  try {
    const model = new BpmnModdle({ zeebe, roteiro });
    const { rootElement, warnings } = await readXml(model, xml, 'bpmn:Definitions');
    if (rootElement === null) return { definitions: null, problems: warnings.flatMap(problemOf) };
    if (!isModdle(rootElement)) return refuse('diagram-unreadable', { detail: 'no definitions' });
    return { definitions: rootElement, problems: warnings.flatMap(problemOf) };
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return refuse('diagram-unreadable', { detail: detail.slice(0, 200) });
  }
}

function problemOf(warning: unknown): Problem[] {
  if (typeof warning !== 'object' || warning === null) return [];
  const message = 'message' in warning ? String(warning.message) : '';
  const element = 'element' in warning && isModdle(warning.element) ? warning.element : null;
  const elementId = element === null ? null : textOf(element, 'id');
  const property = 'property' in warning ? String(warning.property) : '';
  // Layout that refers to nothing changes no meaning.
  if (property.startsWith('bpmndi:') || property.startsWith('dc:')) return [];
  const duplicate = /duplicate ID <(.*?)>/i.exec(message)?.[1];
  if (duplicate !== undefined)
    return [
      { code: 'id-duplicate', severity: 'error', elementId: duplicate, params: { id: duplicate } },
    ];
  if (message.startsWith('unresolved reference')) {
    const reference = 'value' in warning ? String(warning.value) : '';
    return [{ code: 'reference-unresolved', severity: 'error', elementId, params: { reference } }];
  }
  const detail = message.split('\n')[0]?.slice(0, 200) ?? '';
  return [{ code: 'diagram-unreadable', severity: 'error', elementId, params: { detail } }];
}
