/** What a file is, or null where it is nothing that Roteiro reads. */
export type ResourceKind = 'procedure' | 'decisions' | 'form';

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const DMN = /https?:\/\/www\.omg\.org\/spec\/DMN\//u;

/** Tells a file by its ending, and where that leaves it open by its content. */
export function resourceKind(path: string, text: string): ResourceKind | null {
  if (/\.bpmn$/iu.test(path)) return 'procedure';
  if (/\.dmn$/iu.test(path)) return 'decisions';
  if (/^\s*\{/u.test(text)) return isForm(text) ? 'form' : null;
  const root = /<(?:[\w.-]+:)?definitions\b[^>]*>/u.exec(text)?.[0] ?? '';
  if (root.includes(BPMN)) return 'procedure';
  return DMN.test(root) ? 'decisions' : null;
}

/** A form-js schema is JSON with a list of components. */
function isForm(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return (
      typeof value === 'object' &&
      value !== null &&
      'components' in value &&
      Array.isArray(value.components)
    );
  } catch {
    return false;
  }
}
