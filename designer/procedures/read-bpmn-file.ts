import type { Language } from '../texts/language.tsx';
import { proceduresTexts } from './procedures-texts.ts';

export type ReadFile =
  | { readonly ok: true; readonly name: string; readonly xml: string }
  | { readonly ok: false; readonly sentence: string };

const LARGEST_BYTES = 8 * 1024 * 1024;

/** Reads a dropped file as a drawing, or says plainly why it is none. */
export async function readBpmnFile(
  file: Pick<File, 'name' | 'size' | 'text'>,
  language: Language,
): Promise<ReadFile> {
  const t = proceduresTexts[language];
  const refuse = (sentence: string): ReadFile => ({ ok: false, sentence });
  if (!/\.(bpmn|bpmn20\.xml|xml)$/i.test(file.name)) return refuse(t.notBpmn(file.name));
  if (file.size > LARGEST_BYTES) return refuse(t.tooLarge(file.name));
  const xml = await file.text();
  if (xml.trim() === '') return refuse(t.empty(file.name));
  // The compiler reads it here as it does on the server; it is loaded when it is needed.
  const { readDiagram } = await import('../../workflows/compile/read-diagram.ts');
  const { problemText } = await import('../../workflows/compile/problem.ts');
  const { definitions, problems } = await readDiagram(xml);
  const [first] = problems;
  if (definitions === null)
    return refuse(
      first === undefined
        ? t.notBpmn(file.name)
        : t.unreadable(file.name, problemText(first, language)),
    );
  const diagrams = definitions['diagrams'];
  if (!Array.isArray(diagrams) || diagrams.length === 0) return refuse(t.noPicture(file.name));
  return { ok: true, name: nameOf(file.name), xml };
}

/** `reparo-em-garantia.bpmn` → `reparo-em-garantia`. */
const nameOf = (file: string): string =>
  file.replace(/\.(bpmn|bpmn20\.xml|xml)$/i, '').slice(0, 200);
