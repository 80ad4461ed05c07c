import { z } from 'zod';

/** What a browser offers for keeping things over a crash. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const shape = z.object({ xml: z.string(), version: z.number().int(), at: z.number() });

/** A drawing that this browser kept, and the server may not have. */
export type KeptDraft = z.output<typeof shape>;

const keyOf = (procedureId: string): string => `roteiro-draft:${procedureId}`;

/** False when the browser has no room or no permission. */
export function keepDraft(keep: Keep, procedureId: string, draft: KeptDraft): boolean {
  try {
    keep.setItem(keyOf(procedureId), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(keep: Keep, procedureId: string): void {
  try {
    keep.removeItem(keyOf(procedureId));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/**
 * What should be offered again: what the server has never got. A draft that the server has as it
 * is (the answer came too late) is no news.
 */
export function findKept(keep: Keep, procedureId: string, serverXml: string): KeptDraft | null {
  try {
    const parsed = shape.safeParse(JSON.parse(keep.getItem(keyOf(procedureId)) ?? 'null'));
    return parsed.success && parsed.data.xml !== serverXml ? parsed.data : null;
  } catch {
    return null;
  }
}
