import { z } from 'zod';
import type { Language } from '../../compile/problem.ts';
import type { ResourceProblem } from './resource-problem.ts';

const form = z.record(z.string(), z.json());

/** Says what keeps a form from being used; whoever keeps forms knows. */
export type CheckForm = (schema: z.infer<typeof form>) => readonly ResourceProblem[];

const UNREADABLE: { readonly [L in Language]: string } = {
  en: 'The file cannot be read as a form: it must be a JSON object. Export it again.',
  pt: 'O arquivo não pode ser lido como formulário: deve ser um objeto JSON. Exporte-o novamente.',
};

/** Reads a form-js schema: its id, and what is wrong with it. */
export function compileFormResource(
  text: string,
  checkForm: CheckForm,
  language: Language,
): { readonly formIds: readonly string[]; readonly problems: readonly ResourceProblem[] } {
  const read = form.safeParse(JSON.parse(text));
  if (!read.success) {
    const message = UNREADABLE[language];
    const problem = {
      code: 'form-unreadable',
      severity: 'error' as const,
      elementId: null,
      message,
    };
    return { formIds: [], problems: [problem] };
  }
  const { id } = read.data;
  return { formIds: typeof id === 'string' ? [id] : [], problems: checkForm(read.data) };
}
