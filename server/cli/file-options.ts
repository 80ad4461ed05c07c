import { parseArgs } from 'node:util';
import type { Language } from '../../workflows/compile/problem.ts';
import { UsageError } from './command.ts';
import { terminalLanguage } from './terminal-language.ts';

export interface FileOptions {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly language: Language;
}

/**
 * Reads `FILE… [--json] [--language en|pt]`. Without the option the language is the terminal's.
 * @throws UsageError
 */
export function readFileOptions(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): FileOptions {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) throw new UsageError('Name at least one file.');
  return {
    files: positionals,
    json: values.json === true,
    language: terminalLanguage(values.language, environment),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, language: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
