import { z } from 'zod';

/** A form-js schema as it came: plain JSON. Its meaning is read by `read-fields.ts`. */
export const formSchema = z
  .record(z.string(), z.json())
  // The description of the API does not go into what is JSON of any shape.
  .meta({ type: 'object', description: 'A form-js 1.23 schema' });
export type FormSchema = z.infer<typeof formSchema>;

const formId = z.string().regex(/^[A-Za-z_][\w.-]{0,99}$/);

/** The id by which user tasks refer to the form; null when it is missing or unusable. */
export function formIdOf(schema: FormSchema): string | null {
  const read = formId.safeParse(schema['id']);
  return read.success ? read.data : null;
}
