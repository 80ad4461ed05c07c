import { z } from 'zod';

const attempt = z.object({ sent: z.string(), key: z.string(), clientTime: z.string() });
/** One completion, however often it is sent. */
export type Attempt = z.output<typeof attempt>;

/** The same values go out under the same key, so that they are taken once; others are another. */
export function attemptFor(
  before: Attempt | null,
  sent: string,
  next: () => Pick<Attempt, 'key' | 'clientTime'>,
): Attempt {
  return before?.sent === sent ? before : { sent, ...next() };
}

export function readAttempt(text: string | null): Attempt | null {
  try {
    const read = attempt.safeParse(JSON.parse(text ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
