import { z } from 'zod';

const resources = z.array(z.string().min(1));

const testCase = z.looseObject({
  name: z.string().min(1),
  description: z.string().optional(),
  resources: resources.optional(),
  instructions: z.array(z.unknown()),
});

/**
 * A file of test cases: Camunda's `cpt-test-cases` with our `resources`. Instructions are read one
 * by one, so that a case that cannot be run does not take the others with it.
 */
export const caseFile = z.looseObject({
  resources: resources.optional(),
  testCases: z.array(testCase),
});

export type CaseFile = z.infer<typeof caseFile>;
export type TestCase = CaseFile['testCases'][number];

/** The resources of one case: its own list replaces the file's. */
export function resourcesOf(file: CaseFile, one: TestCase): readonly string[] {
  return one.resources ?? file.resources ?? [];
}
