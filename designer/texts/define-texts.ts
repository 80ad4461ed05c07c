import { useLanguage } from './language.tsx';

/** A sentence, or how it is made of what it speaks of. */
type Text = string | ((...given: never[]) => string);

/** The same keys with the same parameters in the other language. */
type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

interface Texts<T> {
  readonly en: T;
  readonly pt: Translated<T>;
}

/** The words of one feature in both languages; a key that one of them lacks does not compile. */
export const defineTexts = <const T extends Readonly<Record<string, Text>>>(
  en: T,
  pt: Translated<T>,
): Texts<T> => ({ en, pt });

/** The words in the reader's language. */
export const useTexts = <T>(texts: Texts<T>): T | Translated<T> => texts[useLanguage().language];

/** `1 task`, `2 tasks`; in Portuguese, too, only 1 (and 0) are singular. */
export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
