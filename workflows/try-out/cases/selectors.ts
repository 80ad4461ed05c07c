import { z } from 'zod';
import { keyField } from './fields.ts';

const id = z.string();

function atLeastOne(value: object): boolean {
  return Object.values(value).some((field) => field !== undefined);
}

const SOME = 'a selector needs at least one field';

export const processDefinitionSelector = z.strictObject({ processDefinitionId: id });

export const processInstanceSelector = z.strictObject({ processDefinitionId: id });

export const elementSelector = z
  .strictObject({ elementId: id.optional(), elementName: id.optional() })
  .refine(atLeastOne, SOME);

/** `{}` is the only open task, or the oldest: an addition of ours, as is `assignee`. */
export const userTaskSelector = z.strictObject({
  elementId: id.optional(),
  taskName: id.optional(),
  processDefinitionId: id.optional(),
  assignee: id.optional(),
});

export const jobSelector = z
  .strictObject({
    jobType: id.optional(),
    elementId: id.optional(),
    processDefinitionId: id.optional(),
  })
  .refine(atLeastOne, SOME);

export const incidentSelector = z
  .strictObject({ elementId: id.optional(), processDefinitionId: id.optional() })
  .refine(atLeastOne, SOME);

export const decisionSelector = z
  .strictObject({
    decisionDefinitionId: id.optional(),
    decisionDefinitionName: id.optional(),
  })
  .refine(atLeastOne, SOME);

export const messageSelector = z.strictObject({
  messageName: id,
  correlationKey: keyField.optional(),
});

export type ProcessInstanceSelector = z.infer<typeof processInstanceSelector>;
export type ElementSelector = z.infer<typeof elementSelector>;
export type UserTaskSelector = z.infer<typeof userTaskSelector>;
export type JobSelector = z.infer<typeof jobSelector>;
export type IncidentSelector = z.infer<typeof incidentSelector>;
export type DecisionSelector = z.infer<typeof decisionSelector>;
export type MessageSelector = z.infer<typeof messageSelector>;
