import { ApiError, ConnectionLost } from '../api/api-error.ts';
import type { Language } from '../texts/language.tsx';
import { uiTexts } from './ui-texts.ts';

/** What to tell a person about an error: the server's own sentence where there is one. */
export function errorSentence(error: unknown, language: Language): string {
  if (error instanceof ApiError) return error.message;
  const t = uiTexts[language];
  return error instanceof ConnectionLost ? t.noConnection : t.unexpected;
}
