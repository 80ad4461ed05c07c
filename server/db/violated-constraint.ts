import { z } from 'zod';

const violation = z.object({ code: z.string().startsWith('23'), constraint: z.string() });

/** The name of the constraint that Postgres says was broken (SQLSTATE class 23), or null. */
export function violatedConstraint(error: unknown): string | null {
  const parsed = violation.safeParse(error);
  return parsed.success ? parsed.data.constraint : null;
}
