import { z } from 'zod';
import { nextId, tell, TRY_OUT_ACTOR } from '../../world.ts';
import { described, openIncidents } from '../find.ts';
import { action } from '../instruction.ts';
import { incidentSelector } from '../selectors.ts';

const TYPE = 'RESOLVE_INCIDENT';

const fields = z.strictObject({ type: z.literal(TYPE), incidentSelector });

/** Tries again where the oldest incident that matches stands. */
export const resolveIncident = action(TYPE, fields, ({ world }, instruction) => {
  const [found] = openIncidents(world, instruction.incidentSelector);
  if (found === undefined)
    return `No open incident matches ${described(instruction.incidentSelector)}.`;
  tell(found.run, {
    kind: 'incident-retry',
    id: nextId(world, 'incident'),
    at: world.now,
    incident: found.incident.id,
    variables: {},
    actor: TRY_OUT_ACTOR,
    reason: TYPE,
  });
  return null;
});
