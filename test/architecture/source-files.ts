import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const CHECKOUT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface Import {
  /** Relative to the checkout for our own files, else the package as written. */
  readonly target: string;
  readonly own: boolean;
  readonly typeOnly: boolean;
}

export interface SourceFile {
  readonly file: string;
  readonly imports: readonly Import[];
}

const FOLDERS = ['workflows', 'server', 'worker', 'designer', 'migrations', 'launcher'];
const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every TypeScript file of the product with what it imports; tests are left out. */
export function sourceFiles(): readonly SourceFile[] {
  return FOLDERS.flatMap((folder) => filesBelow(path.join(CHECKOUT, folder)))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.(test|d)\.m?ts$/.test(file))
    .map((file) => ({ file: path.relative(CHECKOUT, file), imports: importsOf(file) }));
}

function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function importsOf(file: string): Import[] {
  const text = fs.readFileSync(file, 'utf8');
  const found = [...text.matchAll(IMPORT)].map(([, type, target = '']) => ({
    target,
    typeOnly: type !== undefined,
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, target = '']) => ({
    target,
    typeOnly: false,
  }));
  return [...found, ...dynamic].map(({ target, typeOnly }) => {
    const own = target.startsWith('.');
    const resolved = own
      ? path.relative(CHECKOUT, path.resolve(path.dirname(file), target))
      : target;
    return { target: resolved, own, typeOnly };
  });
}
