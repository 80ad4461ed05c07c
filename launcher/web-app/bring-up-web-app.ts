import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { lastLines } from '../logs.ts';
import { ProblemAtStart } from '../problem-at-start.ts';
import { logOf, runProgram, type ProgramSurroundings } from '../processes/start-program.ts';
import type { Program } from '../programs.ts';
import { step, type Say } from '../progress.ts';

/** What the web app is made of; the lockfile stands for all packages. */
const SOURCES: readonly string[] = ['designer', 'server', 'workflows', 'package-lock.json'];

/**
 * Builds the web app of this very source where that is not done yet, and gives the folder it lies
 * in: one below `folder`, named by what it was made of. What was built of older sources goes.
 * @throws ProblemAtStart with the end of its log when it cannot be built
 */
export async function bringUpWebApp(
  program: Program,
  folder: string,
  surroundings: ProgramSurroundings,
  { say, signal }: { readonly say: Say; readonly signal: AbortSignal },
): Promise<string> {
  const name = hashOfSources(surroundings.checkout);
  const built = path.join(folder, name);
  if (fs.existsSync(path.join(built, 'index.html'))) return built;
  await step(say, 'Web app built', async () => {
    const draft = path.join(folder, `${name}.${process.pid}`);
    const args = [...(program.args ?? []), draft];
    const ended = await runProgram({ ...program, args }, surroundings, signal);
    if (ended.code !== 0) {
      const log = logOf(program, surroundings.logs);
      throw new ProblemAtStart(
        `The web app could not be built (${ended.text}). The end of ${log}:\n${lastLines(log)}`,
      );
    }
    fs.renameSync(draft, built);
  });
  for (const other of fs.readdirSync(folder))
    if (other !== name) fs.rmSync(path.join(folder, other), { recursive: true, force: true });
  return built;
}

function hashOfSources(checkout: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES)
    for (const file of filesBelow(path.join(checkout, source)))
      hash.update(path.relative(checkout, file)).update('\0').update(fs.readFileSync(file));
  return hash.digest('hex').slice(0, 32);
}

function filesBelow(place: string): string[] {
  if (fs.statSync(place).isFile()) return [place];
  return fs
    .readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}dist${path.sep}`))
    .toSorted();
}
