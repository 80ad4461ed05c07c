import { describe, expect, it } from 'vitest';
import { sourceFiles, type Import, type SourceFile } from './source-files.ts';

const files = sourceFiles();
const folderOf = (file: string): string => file.split('/')[0] ?? file;

/** Who may import whom; a folder may always import from itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  workflows: [],
  server: ['workflows', 'launcher/child.ts', 'launcher/installation.ts', 'migrations'],
  worker: ['workflows', 'server', 'launcher/child.ts'],
  designer: ['workflows', 'server'],
  migrations: [],
  launcher: ['server/cli/main.ts'],
};

function violations(broken: (file: SourceFile, target: Import) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((one) => broken(file, one)).map((one) => `${file.file} → ${one.target}`),
  );
}

/** Packages that only these places may import. */
const KEPT: readonly (readonly [RegExp, RegExp])[] = [
  [/^@temporalio\/workflow$/, /^workflows\/(shell\/|run-procedure\.ts|messages\.ts)/],
  [/^@temporalio\/client$/, /^(server\/temporal\/|launcher\/temporal\/)/],
  [/^@temporalio\/(worker|activity)$/, /^(worker\/|server\/temporal\/|server\/verification\/)/],
  [/^feelin$/, /^workflows\/expressions\/feel-engine\.ts$/],
  [/^bpmn-moddle$/, /^workflows\/compile\/read-diagram\.ts$/],
  [
    /^zeebe-bpmn-moddle\/.*$/,
    /^(workflows\/compile\/read-diagram|designer\/procedure-designer\/create-modeler)\.ts$/,
  ],
  [/^dmn-moddle$/, /^workflows\/decisions\//],
  [/^express$/, /^server\/http\/|-routes\.ts$/],
];

describe('imports', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it('follow the arrows workflows ← server ← worker', () => {
    expect(
      violations((file, { target, own }) => {
        const from = folderOf(file.file);
        if (!own || folderOf(target) === from || target === 'package.json') return false;
        return !(ARROWS[from] ?? []).some((to) => target === to || target.startsWith(`${to}/`));
      }),
    ).toEqual([]);
  });

  it('keep Node, servers and databases out of workflows/', () => {
    expect(
      violations(
        (file, { target, own }) =>
          file.file.startsWith('workflows/') &&
          !own &&
          /^(node:|fs$|path$|crypto$|knex|pg$|express|pino|@temporalio\/(client|worker|activity))/.test(
            target,
          ),
      ),
    ).toEqual([]);
  });

  it.each(KEPT)('of %s stay in %s', (name, place) => {
    expect(
      violations((file, one) => name.test(one.target) && !one.typeOnly && !place.test(file.file)),
    ).toEqual([]);
  });

  it('reach knex from stores, read models, migrations and server/db only for types elsewhere', () => {
    expect(
      violations(
        (file, { target, typeOnly }) =>
          target === 'knex' && !typeOnly && !/^(server\/db\/|migrations\/)/.test(file.file),
      ),
    ).toEqual([]);
  });
});

describe('names of files and folders', () => {
  it('say what is in them', () => {
    const junk = /(^|\/)(utils?|helpers?|libs?|common|shared|types|misc|interfaces)(\.tsx?|\/)/;
    expect(files.map(({ file }) => file).filter((file) => junk.test(file))).toEqual([]);
  });
});
