import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { FAILURE_CONVERTER } from './codec/data-converter.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WORKFLOWS = path.join(ROOT, 'workflows');
const ENTRY = path.join(WORKFLOWS, 'index.ts');

/** What the workflow bundle is made of; the lockfile stands for all packages. */
async function sourceFiles(): Promise<string[]> {
  const found = await readdir(WORKFLOWS, { recursive: true });
  const sources = found
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .toSorted()
    .map((file) => path.join(WORKFLOWS, file));
  const options = fileURLToPath(import.meta.url);
  return [...sources, options, FAILURE_CONVERTER, path.join(ROOT, 'package-lock.json')];
}

/**
 * Bundles the workflow code; nothing is written. Its modules are evaluated once a worker thread and
 * not once a run, which would take most of a short run's processor time: so none of them may keep
 * anything of a run (`workflow-bundle.test.ts`).
 */
export const bundleWorkflows = (): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath: ENTRY,
    preloadModules: [ENTRY],
    failureConverterPath: FAILURE_CONVERTER,
    logger: quiet,
  });

const ignore = (): void => undefined;
const quiet = {
  log: ignore,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};

/**
 * The path of the bundle of this very source, made on first use and kept under its content hash:
 * bundling takes seconds, and a worker that starts again must not wait for it.
 */
export async function workflowBundleFile(dataFolder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await sourceFiles())
    hash
      .update(path.relative(ROOT, file))
      .update('\0')
      .update(await readFile(file));
  const folder = path.join(dataFolder, 'bundles');
  const name = `workflows-${hash.digest('hex').slice(0, 32)}.js`;
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, name);
  if ((await readdir(folder)).includes(name)) return file;
  const { code } = await bundleWorkflows();
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, code);
  await rename(draft, file);
  return file;
}
