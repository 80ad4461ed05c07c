import { z } from 'zod';
import { ApiError } from '../api/api-error.ts';
import type { Language } from '../texts/language.tsx';

/** What is wrong with a field, by its key: `person.name`, `parts[0].code`. */
export type FieldFailures = Readonly<Record<string, string>>;

const failures = z.array(
  z.object({
    key: z.string().optional(),
    name: z.string().optional(),
    messages: z.object({ en: z.string(), pt: z.string() }),
  }),
);

/** What the server says of each field; null where it refused something else. */
export function failuresOf(error: unknown, language: Language): FieldFailures | null {
  if (!(error instanceof ApiError) || error.status !== 422) return null;
  const read = failures.safeParse(error.details['failures']);
  if (!read.success) return null;
  return Object.fromEntries(
    read.data.map(({ key, name, messages }) => [key ?? name ?? '', messages[language]]),
  );
}
