import { z } from 'zod';
import type { Performed, Trial } from './instruction.ts';
import { instructionKinds } from './instruction-kinds.ts';

const typed = z.looseObject({ type: z.string() });

export interface Instruction {
  /** As a failure names it: `3 COMPLETE_JOB`. */
  readonly label: string;
  readonly perform: (trial: Trial) => Performed;
}

export type ReadInstructions =
  | { readonly ok: true; readonly instructions: readonly Instruction[] }
  | { readonly ok: false; readonly failures: readonly string[] };

/** Reads all instructions of a case before the first is performed, and says all that is wrong. */
export function readInstructions(values: readonly unknown[]): ReadInstructions {
  const instructions: Instruction[] = [];
  const failures: string[] = [];
  values.forEach((value, index) => {
    const head = typed.safeParse(value);
    if (!head.success) {
      failures.push(`Instruction ${index + 1} has no type.`);
      return;
    }
    const label = `${index + 1} ${head.data.type}`;
    const read = instructionKinds.get(head.data.type)?.read(value);
    if (read === undefined) failures.push(`Instruction ${label} is unknown.`);
    else if (read.ok) instructions.push({ label, perform: read.perform });
    else failures.push(`Instruction ${label} cannot be used: ${read.message}.`);
  });
  return failures.length === 0 ? { ok: true, instructions } : { ok: false, failures };
}
