import { z } from 'zod';
import { moveClockTo } from '../../clock.ts';
import { timeField } from '../fields.ts';
import { action } from '../instruction.ts';
import { RESTLESS } from '../restless.ts';

const TYPE = 'SET_TIME';

const fields = z.strictObject({ type: z.literal(TYPE), time: timeField });

/** Sets the clock forward, stopping at every due moment on the way. */
export const setTime = action(TYPE, fields, ({ world }, instruction) => {
  if (instruction.time < world.now)
    return `The clock stands at ${new Date(world.now).toISOString()} and cannot go back to ${new Date(instruction.time).toISOString()}.`;
  return moveClockTo(world, instruction.time) ? null : RESTLESS;
});
