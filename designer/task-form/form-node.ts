import { z } from 'zod';
import { readFields, type FormField } from '../../server/forms/form-components.ts';

/** What a form says of how a component looks, beside what the server checks. */
const look = z.object({
  id: z.string().catch(''),
  type: z.string().catch(''),
  label: z.string().nullish().catch(null),
  dateLabel: z.string().nullish().catch(null),
  timeLabel: z.string().nullish().catch(null),
  description: z.string().nullish().catch(null),
  text: z.string().nullish().catch(null),
  content: z.string().nullish().catch(null),
  source: z.string().nullish().catch(null),
  alt: z.string().nullish().catch(null),
  url: z.string().nullish().catch(null),
  title: z.string().nullish().catch(null),
  dataSource: z.string().nullish().catch(null),
  columns: z
    .array(z.object({ label: z.string().catch(''), key: z.string() }))
    .nullish()
    .catch(null),
  readonly: z.union([z.boolean(), z.string()]).nullish().catch(null),
  conditional: z
    .object({ hide: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
  defaultValue: z.json().optional().catch(undefined),
  appearance: z
    .object({
      prefixAdorner: z.string().nullish().catch(null),
      suffixAdorner: z.string().nullish().catch(null),
    })
    .nullish()
    .catch(null),
  components: z.array(z.unknown()).catch([]),
});
export type Look = z.output<typeof look>;

/** A component of a form, as it is checked and as it looks. */
export interface FormNode {
  /** Unlike the form's own ids never missing, never twice. */
  readonly id: string;
  readonly look: Look;
  readonly field: FormField;
  readonly children: readonly FormNode[];
}

const MOST_NESTED = 10;

/** Reads the components of a form, or of a group or list in it. */
export function readNodes(components: unknown, place = 'field', depth = 0): FormNode[] {
  const list = z.array(z.unknown()).safeParse(components);
  if (!list.success || depth > MOST_NESTED) return [];
  return list.data.flatMap((raw, index) => {
    const [field] = readFields([raw]);
    const read = look.safeParse(raw);
    if (field === undefined || !read.success) return [];
    const id = `${place}-${index}`;
    return [
      { id, look: read.data, field, children: readNodes(read.data.components, id, depth + 1) },
    ];
  });
}
