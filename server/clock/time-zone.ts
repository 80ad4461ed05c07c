import { z } from 'zod';

/** A time zone of the IANA database, such as `America/Sao_Paulo`. */
export const timeZone = z.string().refine(isTimeZone, 'a time zone such as America/Sao_Paulo');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
