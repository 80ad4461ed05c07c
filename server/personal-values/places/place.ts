import type { Actor } from '../../organisation-record/record-entry.ts';
import type { Database } from '../../db/connect.ts';
import type { PersonalKey } from '../personal-key.ts';

/** Whose values, or which. */
export type Selection =
  /** All that was given in a run and in those it called. */
  | { readonly kind: 'run'; readonly runId: string }
  /** All that is about a customer, by the reference that runs carry, or `person:ID` for an account. */
  | { readonly kind: 'subject'; readonly subject: string }
  /** Every value that is, or holds in a field of its own, exactly this text. */
  | { readonly kind: 'value'; readonly value: string };

/** One thing that can be erased. It tells where and what it is, never the value. */
export interface PlaceItem {
  readonly place: string;
  readonly id: string;
  readonly runId: string | null;
  readonly variable: string | null;
}

export interface FoundItem {
  readonly item: PlaceItem;
  /** The texts in it, which a reason must not repeat. */
  readonly texts: readonly string[];
}

export interface Found {
  readonly items: readonly FoundItem[];
  /** What matches but is only erased when it is asked for in another way. */
  readonly left: readonly LeftItem[];
}

export interface LeftItem {
  readonly place: string;
  readonly id: string;
  /** What to select to erase it. */
  readonly select: { readonly subject: string };
}

export interface PlaceContext {
  readonly organisationId: string;
  readonly key: PersonalKey;
}

/** One entry of the data map: where personal values lie, how they are found and erased. */
export interface Place {
  readonly name: string;
  find(db: Database, context: PlaceContext, selection: Selection): Promise<Found>;
  /** @returns the ids that were not erased before, in the caller's transaction */
  erase(
    db: Database,
    context: PlaceContext,
    ids: readonly string[],
    actor: Actor,
    at: Date,
  ): Promise<readonly string[]>;
}
