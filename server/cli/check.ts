import type { Language } from '../../workflows/compile/problem.ts';
import {
  compileResource,
  linkResources,
  type CompiledResource,
} from '../../workflows/try-out/resources/compile-resources.ts';
import type { ResourceProblem } from '../../workflows/try-out/resources/resource-problem.ts';
import { checkFormSchema } from '../forms/check-form-schema.ts';
import type { Command } from './command.ts';
import { readFileOptions } from './file-options.ts';
import { readTextFile } from './read-text-file.ts';

export interface CheckedFile {
  readonly file: string;
  readonly ok: boolean;
  readonly problems: readonly ResourceProblem[];
}

const UNREADABLE: { readonly [L in Language]: string } = {
  en: 'The file cannot be opened. Check the path and the permissions.',
  pt: 'O arquivo não pode ser aberto. Verifique o caminho e as permissões.',
};

/** Problems of a file that was not read, as against one that was read and is wrong. */
const NOT_READ = new Set([
  'file-unreadable',
  'file-not-recognised',
  'diagram-unreadable',
  'diagram-has-forbidden-character',
  'decision-file-unreadable',
  'form-unreadable',
]);

/** Checks drawings, decisions and forms; files given together resolve each other's references. */
export async function checkFiles(
  paths: readonly string[],
  language: Language,
): Promise<CheckedFile[]> {
  const read = await Promise.all(
    paths.map(async (path) => compileFile(path, await readTextFile(path), language)),
  );
  return linkResources(read, language).map(({ path, problems }) => ({
    file: path,
    ok: problems.every((problem) => problem.severity !== 'error'),
    problems,
  }));
}

function compileFile(
  path: string,
  text: string | null,
  language: Language,
): Promise<CompiledResource> | CompiledResource {
  if (text !== null)
    return compileResource({ path, text }, { language, checkForm: checkFormSchema });
  const problem = {
    code: 'file-unreadable',
    severity: 'error' as const,
    elementId: null,
    message: UNREADABLE[language],
  };
  return {
    path,
    kind: null,
    problems: [problem],
    plans: [],
    decisions: [],
    formIds: [],
    examples: new Map(),
  };
}

/** 0 when all compile, 1 when one does not, 2 when one could not be read. */
export function exitCodeOf(files: readonly CheckedFile[]): number {
  if (files.some((file) => file.problems.some((problem) => NOT_READ.has(problem.code)))) return 2;
  return files.every((file) => file.ok) ? 0 : 1;
}

export const checkCommand: Command = {
  name: ['check'],
  usage: 'check FILE… [--json] [--language en|pt]',
  summary: 'Say what is wrong with drawings, decisions and forms.',
  async run(args, output) {
    const { files, json, language } = readFileOptions(args);
    const checked = await checkFiles(files, language);
    output.print(json ? JSON.stringify(checked, null, 2) : asText(checked));
    return exitCodeOf(checked);
  },
};

function asText(files: readonly CheckedFile[]): string {
  return files
    .flatMap(({ file, ok, problems }) => [
      `${ok ? 'ok  ' : 'FAIL'} ${file}`,
      ...problems.map(
        ({ severity, code, elementId, message }) =>
          `     ${severity} ${code}${elementId === null ? '' : ` at ${elementId}`}: ${message}`,
      ),
    ])
    .join('\n');
}
