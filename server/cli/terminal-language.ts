import type { Language } from '../../workflows/compile/problem.ts';

/** The language asked for, else the terminal's. */
export function terminalLanguage(
  asked: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Language {
  const wanted = asked ?? environment['LC_ALL'] ?? environment['LANG'] ?? '';
  return wanted.toLowerCase().startsWith('pt') ? 'pt' : 'en';
}
