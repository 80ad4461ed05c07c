import type { FormScope } from '../../server/forms/form-scope.ts';
import type { ValueObject } from '../../server/forms/value-path.ts';
import type { FieldFailures } from './field-failures.ts';
import type { FormNode } from './form-node.ts';

/** Where fields lie: the whole form, a group or a row, with how their values are changed. */
export interface FieldPlace {
  readonly values: ValueObject;
  readonly scope: FormScope;
  /** What the keys of failures begin with here. */
  readonly prefix: string;
  readonly failures: FieldFailures;
  readonly locked: boolean;
  readonly onChange: (change: (before: ValueObject) => ValueObject) => void;
}

export interface FieldsProps {
  readonly nodes: readonly FormNode[];
  readonly place: FieldPlace;
}
