import { z } from 'zod';
import type { ValueObject } from '../../server/forms/value-path.ts';

const record = z.record(z.string(), z.json());

/** The part of the browser's storage that is used; a test has its own. */
type Storage = Pick<typeof localStorage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * What was typed and the server does not have yet, on this device: the net below the draft. It is
 * taken away as soon as the server has it, for a device may be shared.
 */
export function keptValues(storage: Storage, personId: string, taskId: string) {
  const name = `roteiro-typed/${personId}/${taskId}`;
  const read = (): ValueObject | null => {
    try {
      const parsed = record.safeParse(JSON.parse(storage.getItem(name) ?? 'null'));
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  };
  return {
    read,
    keep: (values: ValueObject): void => {
      try {
        storage.setItem(name, JSON.stringify(values));
      } catch {
        // The storage is full or forbidden: the page and the draft still have it.
      }
    },
    /** Only what the server has: what was typed since stays. */
    forget: (saved?: ValueObject): void => {
      if (saved === undefined || JSON.stringify(read()) === JSON.stringify(saved))
        storage.removeItem(name);
    },
  };
}
