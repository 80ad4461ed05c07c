import type { ReactNode } from 'react';

/** What every field shows around what is filled in. */
export interface FieldFrame {
  readonly name: string;
  readonly label: string;
  readonly description: ReactNode;
  readonly error: ReactNode;
  readonly required: boolean;
  readonly disabled: boolean;
}
