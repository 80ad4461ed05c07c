import { compileProcedure } from '../../workflows/compile/compile-procedure.ts';
import { problemText } from '../../workflows/compile/problem.ts';
import type { Problem } from './draft-keeping.ts';

/**
 * What the compiler says before the server was asked. Warnings are left to the server, for most
 * of them are about what is published elsewhere, which is not known here.
 */
export async function judgeHere(xml: string): Promise<readonly Problem[]> {
  const { problems } = await compileProcedure({ xml });
  return problems.flatMap((found) => {
    if (found.severity !== 'error') return [];
    const messages = { en: problemText(found, 'en'), pt: problemText(found, 'pt') };
    const { code, severity, elementId } = found;
    return [{ code, severity, elementId, message: messages.en, messages }];
  });
}
