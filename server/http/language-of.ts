import type { Request } from 'express';
import type { Language } from '../errors/create-error.ts';

/** Portuguese where `Accept-Language` prefers it to English, else English. */
export function languageOf(req: Request): Language {
  return req.acceptsLanguages('en', 'pt') === 'pt' ? 'pt' : 'en';
}
