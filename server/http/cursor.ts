import { z } from 'zod';
import { createError } from '../errors/create-error.ts';

/** What every list takes; `cursor` is what the page before gave as `nextCursor`. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
});

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** A cursor is the sort key of the last item shown: opaque outside, stable while rows come and go. */
export const encodeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');

export function decodeCursor<T extends z.ZodType>(cursor: string, key: T): z.output<T> {
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw createError('CURSOR_NOT_VALID');
  }
}

/** Makes a page of `limit + 1` rows read: the one too many only says that there is more. */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly (string | number)[],
): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? encodeCursor(keyOf(last)) : null };
}

const textKey = z.tuple([z.string()]);
const uutextKey = z.tuple([z.uuid()]);

/** For lists sorted by a UUIDv7 alone, which is the order of creation. */
export const afterId = (cursor: string | undefined): string | null =>
  cursor === undefined ? null : decodeCursor(cursor, uutextKey)[0];

/** For lists sorted by one text. */
export const afterText = (cursor: string | undefined): string | null =>
  cursor === undefined ? null : decodeCursor(cursor, textKey)[0];
