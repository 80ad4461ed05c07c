import { z } from 'zod';
import { moveClockTo, nextTimer } from '../../clock.ts';
import { action } from '../instruction.ts';
import { RESTLESS } from '../restless.ts';

const TYPE = 'ADVANCE_TO_NEXT_TIMER';

const fields = z.strictObject({ type: z.literal(TYPE), elementId: z.string().optional() });

/** Moves the clock to the next due timer, of one element or of any; an addition of ours. */
export const advanceToNextTimer = action(TYPE, fields, ({ world }, { elementId }) => {
  const due = nextTimer(world, elementId ?? null);
  if (due === null)
    return elementId === undefined ? 'No timer is set.' : `No timer of ${elementId} is set.`;
  return moveClockTo(world, due) ? null : RESTLESS;
});
