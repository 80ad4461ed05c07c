import { parseArgs } from 'node:util';
import { z } from 'zod';

const whole = z.coerce.number().int().min(1);
const options = z.object({
  json: z.boolean().default(false),
  /** `core`, or `temporal` for what is measured against the hand-written side. */
  only: z.enum(['core', 'temporal']).optional(),
  pairs: whole.default(8),
  seconds: z.coerce.number().min(0.1).default(8),
  inFlight: whole.default(16),
  atRest: whole.default(15),
});

export type Options = z.infer<typeof options>;

export const USAGE = `npm run bench -- [options]
  --json           print one JSON object
  --only core      only the core; "temporal": only what is measured against the hand-written side
  --pairs N        pairs of measurements, ours and theirs (8)
  --seconds N      how long each measurement of throughput takes (8)
  --in-flight N    runs at a time while throughput is measured (16)
  --at-rest N      runs, one after the other, of which latency is the median (15)`;

/** @throws with a sentence for an option that is unknown or has no such value */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      only: { type: 'string' },
      pairs: { type: 'string' },
      seconds: { type: 'string' },
      'in-flight': { type: 'string' },
      'at-rest': { type: 'string' },
    },
  });
  const { 'in-flight': inFlight, 'at-rest': atRest, ...rest } = values;
  const read = options.safeParse({ ...rest, inFlight, atRest });
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`);
  throw new Error(wrong.join('; '));
}
