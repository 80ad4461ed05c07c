import { z } from 'zod';
import { moveClockTo } from '../../clock.ts';
import { durationField } from '../fields.ts';
import { action } from '../instruction.ts';
import { RESTLESS } from '../restless.ts';

const TYPE = 'INCREASE_TIME';

const fields = z.strictObject({ type: z.literal(TYPE), duration: durationField });

/** Moves the clock, stopping at every due moment on the way. */
export const increaseTime = action(TYPE, fields, ({ world }, instruction) =>
  moveClockTo(world, world.now + instruction.duration) ? null : RESTLESS,
);
