import { z } from 'zod';
import type { FormSchema } from './form-schema.ts';

/** A rule's number: given, or FEEL after `=`. */
const bound = z.union([z.number(), z.string()]).nullish();

/** What we read of a form-js 1.23 component; the rest is for whoever shows the form. */
const component = z.object({
  type: z.string(),
  key: z.string().nullish(),
  label: z.string().nullish(),
  /** Of date and time fields, which have no plain label. */
  dateLabel: z.string().nullish(),
  timeLabel: z.string().nullish(),
  /** Of groups and dynamic lists: where their values lie. */
  path: z.string().nullish(),
  subtype: z.enum(['date', 'time', 'datetime']).nullish(),
  disabled: z.union([z.boolean(), z.string()]).nullish(),
  conditional: z.object({ hide: z.string().nullish() }).nullish(),
  validate: z
    .object({
      required: z.union([z.boolean(), z.string()]).nullish(),
      min: bound,
      max: bound,
      minLength: bound,
      maxLength: bound,
      pattern: z.string().nullish(),
      validationType: z.string().nullish(),
    })
    .nullish(),
  values: z.array(z.json()).nullish(),
  valuesKey: z.string().nullish(),
  valuesExpression: z.string().nullish(),
  decimalDigits: z.number().int().min(0).nullish(),
  increment: z.union([z.number(), z.string()]).nullish(),
  serializeToString: z.boolean().nullish(),
  disallowPassedDates: z.boolean().nullish(),
  multiple: z.union([z.boolean(), z.string()]).nullish(),
  allowAddRemove: z.boolean().nullish(),
  defaultRepetitions: z.number().int().nullish(),
  components: z.array(z.json()).nullish(),
});

export type FormComponent = z.infer<typeof component>;

export const INPUT_TYPES = [
  'textfield',
  'textarea',
  'number',
  'checkbox',
  'checklist',
  'radio',
  'select',
  'taglist',
  'datetime',
  'filepicker',
] as const;
export type InputType = (typeof INPUT_TYPES)[number];

/** Shown, but without a value that a person gives; `expression` is computed by who shows it. */
export const SHOWN_TYPES: readonly string[] = [
  'text',
  'html',
  'image',
  'button',
  'spacer',
  'separator',
  'iframe',
  'table',
  'documentPreview',
  'expression',
];

export type FormField =
  | {
      readonly kind: 'input';
      readonly type: InputType;
      readonly path: readonly string[];
      readonly component: FormComponent;
    }
  | {
      readonly kind: 'group' | 'list';
      readonly path: readonly string[];
      readonly component: FormComponent;
      readonly fields: readonly FormField[];
    }
  | { readonly kind: 'shown'; readonly path: readonly string[] }
  | { readonly kind: 'unknown'; readonly type: string; readonly name: string | null };

const MOST_NESTED = 10;

/** Reads the components of a form, or of a group or list in it, in their order. */
export function readFields(components: unknown, depth = 0): FormField[] {
  const list = z.array(z.unknown()).safeParse(components);
  if (!list.success || depth > MOST_NESTED) return [];
  return list.data.map((raw) => readField(raw, depth));
}

export const fieldsOf = (schema: FormSchema): FormField[] => readFields(schema['components']);

function readField(raw: unknown, depth: number): FormField {
  const read = component.safeParse(raw);
  if (!read.success) return { kind: 'unknown', type: 'unreadable', name: null };
  const { data } = read;
  const { type } = data;
  if (type === 'group' || type === 'default' || type === 'dynamiclist') {
    const kind = type === 'dynamiclist' ? 'list' : 'group';
    const fields = readFields(data.components ?? [], depth + 1);
    return { kind, path: segments(data.path), component: data, fields };
  }
  if (SHOWN_TYPES.includes(type)) return { kind: 'shown', path: segments(data.key) };
  const input = INPUT_TYPES.find((each) => each === type);
  if (input === undefined) return { kind: 'unknown', type, name: data.key ?? null };
  return { kind: 'input', type: input, path: segments(data.key), component: data };
}

const segments = (path: string | null | undefined): string[] =>
  path === null || path === undefined || path === '' ? [] : path.split('.');
