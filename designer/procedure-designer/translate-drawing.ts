import type { Language } from '../texts/language.tsx';
import { drawingWords } from './drawing-words.ts';

type Translate = (template: string, given?: Readonly<Record<string, string>>) => string;

/** What the editor asks for each of its words; what has no translation stays English. */
export const createTranslate =
  (language: Language): Translate =>
  (template, given = {}) =>
    (language === 'pt' ? (drawingWords[template] ?? template) : template).replace(
      /\{([^}]+)\}/g,
      (whole, name: string) => given[name] ?? whole,
    );
