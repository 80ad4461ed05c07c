import { z } from 'zod';
import type { JsonValue, Variables } from '../../expressions/json-value.ts';
import { readDurationMs } from '../../expressions/time/read-timer.ts';

const json: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string(),
    z.array(json),
    z.record(z.string(), json),
  ]),
);

export const jsonField: z.ZodType<JsonValue> = json;

export const variablesField: z.ZodType<Variables> = z.record(z.string(), json);

/** A correlation key; numbers are written out, as FEEL keys are. */
export const keyField = z.union([z.string(), z.number()]).transform(String);

/** ISO 8601 duration in milliseconds. */
export const durationField = z.string().transform((text, context) => {
  const ms = readDurationMs(text);
  if (ms !== null) return ms;
  context.addIssue({ code: 'custom', message: `"${text}" is no ISO 8601 duration` });
  return z.NEVER;
});

/** ISO 8601 moment in milliseconds since 1970. */
export const timeField = z.string().transform((text, context) => {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return at;
  context.addIssue({ code: 'custom', message: `"${text}" is no ISO 8601 date and time` });
  return z.NEVER;
});
