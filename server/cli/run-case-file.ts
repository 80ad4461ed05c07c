import path from 'node:path';
import type { Language } from '../../workflows/compile/problem.ts';
import { caseFile, resourcesOf } from '../../workflows/try-out/cases/case-file.ts';
import type { CaseResult } from '../../workflows/try-out/cases/case-result.ts';
import { runCase, type Deployment } from '../../workflows/try-out/cases/run-case.ts';
import {
  compileResource,
  type CompiledResource,
} from '../../workflows/try-out/resources/compile-resources.ts';
import { deployResources } from '../../workflows/try-out/resources/deploy-resources.ts';
import { checkFormSchema } from '../forms/check-form-schema.ts';
import { readTextFile } from './read-text-file.ts';

export type RanCaseFile =
  | { readonly ok: true; readonly cases: readonly CaseResult[] }
  | { readonly ok: false; readonly message: string };

/** Runs every case of a file; each distinct resource is compiled once. */
export async function runCaseFile(file: string, language: Language): Promise<RanCaseFile> {
  const text = await readTextFile(file);
  if (text === null) return { ok: false, message: 'the file cannot be opened' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, message: 'the file is no JSON' };
  }
  const read = caseFile.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    return {
      ok: false,
      message: `the file holds no test cases: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    };
  }
  const deploy = createDeployer(path.dirname(file), language);
  const cases: CaseResult[] = [];
  for (const one of read.data.testCases)
    cases.push(runCase(one, await deploy(resourcesOf(read.data, one)), language));
  return { ok: true, cases };
}

/** Deploys lists of paths relative to a folder; each file is compiled once, and each list too. */
function createDeployer(
  folder: string,
  language: Language,
): (paths: readonly string[]) => Promise<Deployment> {
  const compiled = new Map<string, Promise<CompiledResource>>();
  const deployed = new Map<string, Promise<Deployment>>();
  const compile = (relative: string) =>
    kept(compiled, relative, () => compileAt(folder, relative, language));
  return (paths) =>
    kept(deployed, JSON.stringify(paths), async () =>
      deployResources(await Promise.all(paths.map(compile))),
    );
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

async function compileAt(
  folder: string,
  relative: string,
  language: Language,
): Promise<CompiledResource> {
  const text = await readTextFile(path.resolve(folder, relative));
  if (text !== null)
    return compileResource({ path: relative, text }, { language, checkForm: checkFormSchema });
  const problem = {
    code: 'file-unreadable',
    severity: 'error' as const,
    elementId: null,
    message: `The resource ${relative} cannot be opened.`,
  };
  return {
    path: relative,
    kind: null,
    problems: [problem],
    plans: [],
    decisions: [],
    formIds: [],
    examples: new Map(),
  };
}
