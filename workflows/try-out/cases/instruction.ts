import type { z } from 'zod';
import type { Variables } from '../../expressions/json-value.ts';
import type { World } from '../world.ts';

/** What an instruction works on. */
export interface Trial {
  readonly world: World;
  /** The element's example output in the drawing, for `useExampleData`; null where it has none. */
  readonly exampleOf: (processId: string, elementId: string) => Variables | null;
}

/** What an instruction came to: sentences for what is not as it should be. */
export interface Performed {
  readonly failures: readonly string[];
  /** What follows makes no sense without it. */
  readonly stop: boolean;
}

export type ReadInstruction =
  | { readonly ok: true; readonly perform: (trial: Trial) => Performed }
  | { readonly ok: false; readonly message: string };

/** One kind of instruction: reads it, and performs it. */
export interface InstructionKind {
  readonly type: string;
  read(value: unknown): ReadInstruction;
}

function readWith<T>(
  schema: z.ZodType<T>,
  value: unknown,
  perform: (trial: Trial, fields: T) => Performed,
): ReadInstruction {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, perform: (trial) => perform(trial, parsed.data) };
  const issues = parsed.error.issues.map((issue) =>
    issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`,
  );
  return { ok: false, message: issues.join('; ') };
}

/**
 * An instruction that does something.
 * @param perform gives a sentence where it cannot be done; the case ends there
 */
export function action<T>(
  type: string,
  schema: z.ZodType<T>,
  perform: (trial: Trial, fields: T) => string | null,
): InstructionKind {
  return {
    type,
    read: (value) =>
      readWith(schema, value, (trial, fields) => {
        const failure = perform(trial, fields);
        return { failures: failure === null ? [] : [failure], stop: failure !== null };
      }),
  };
}

/**
 * An instruction that looks.
 * @param check gives a sentence for each thing that is not as it should be; the case goes on
 */
export function assertion<T>(
  type: string,
  schema: z.ZodType<T>,
  check: (trial: Trial, fields: T) => readonly string[],
): InstructionKind {
  return {
    type,
    read: (value) =>
      readWith(schema, value, (trial, fields) => ({ failures: check(trial, fields), stop: false })),
  };
}

/** An instruction of the format that Roteiro refuses, and why. */
export function unsupported(type: string, why: string): InstructionKind {
  return { type, read: () => ({ ok: false, message: why }) };
}
