import { DmnModdle } from 'dmn-moddle';
import { z } from 'zod';
import type { Problem } from '../procedures/compiler.ts';

/** What a DMN file is known by, and what is wrong with it. */
export type CheckedDecisionFile =
  | {
      readonly ok: true;
      /** The id of `definitions`: the file's. */
      readonly fileId: string;
      readonly name: string | null;
      /** The ids of the decisions inside, as business rule tasks call them. */
      readonly tableIds: readonly string[];
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type DecisionChecker = (xml: string) => Promise<CheckedDecisionFile>;

const id = z.string().regex(/^[A-Za-z_][\w.-]{0,99}$/);
const definitions = z.object({
  id,
  name: z.string().nullish(),
  drgElement: z.array(z.object({ $type: z.string(), id: z.string().nullish() })).default([]),
});

/** Reads a DMN 1.3 file as far as its ids. What the tables say is checked by whoever wraps this. */
export const readDecisionFile: DecisionChecker = async (xml) => {
  // A document type is where entity bombs and external entities are declared: DMN has none.
  if (/<!DOCTYPE/i.test(xml))
    return refused('decision-has-doctype', 'Remove the DOCTYPE from the file.');
  let root: unknown;
  let warnings: readonly { readonly message: string }[];
  try {
    ({ rootElement: root, warnings } = await new DmnModdle().fromXML(xml, 'dmn:Definitions'));
  } catch {
    return refused(
      'decision-not-readable',
      'The file is not DMN 1.3 XML: save it again from a DMN editor.',
    );
  }
  const read = definitions.safeParse(root);
  if (!read.success)
    return refused(
      'decision-file-needs-id',
      'Give the definitions of the file an id of letters, digits, _ . and -.',
    );
  const decisions = read.data.drgElement.filter(({ $type }) => $type === 'dmn:Decision');
  // What the reader did not understand, such as two elements with one id, it leaves out.
  const problems = warnings.map(({ message }) =>
    error('decision-not-understood', null, `Correct the file: ${message.split('\n', 1)[0]}.`),
  );
  const tableIds: string[] = [];
  for (const decision of decisions) {
    const named = id.safeParse(decision.id);
    if (named.success) tableIds.push(named.data);
    else
      problems.push(
        error(
          'decision-needs-id',
          null,
          'Give every decision an id of letters, digits, _ . and -.',
        ),
      );
  }
  if (decisions.length === 0)
    problems.push(
      error('decision-file-is-empty', null, 'The file has no decision: draw at least one.'),
    );
  if (problems.length > 0) return { ok: false, problems };
  const { id: fileId, name = null } = read.data;
  return { ok: true, fileId, name, tableIds, problems: [] };
};

const error = (code: string, elementId: string | null, message: string): Problem => ({
  code,
  severity: 'error',
  elementId,
  message,
});

const refused = (code: string, message: string): CheckedDecisionFile => ({
  ok: false,
  problems: [error(code, null, message)],
});
