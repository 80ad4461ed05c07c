import type { Language } from '../../workflows/compile/problem.ts';

/** The language a person asked for with `--language`, else that of the terminal, else English. */
export function languageFrom(
  option: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Language {
  const wanted = option ?? environment['LC_ALL'] ?? environment['LANG'] ?? '';
  return wanted.toLowerCase().startsWith('pt') ? 'pt' : 'en';
}
