import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { findFreePort } from '../../../launcher/ports.ts';

const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url));
const READY_WITHIN_MS = 180_000;

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a Roteiro with its example organisation, which all files share. */
    readonly roteiroUrl: string;
    readonly roteiroData: string;
  }
}

/** `npm start` as a stranger has it, for all files; ended as Ctrl-C ends it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'roteiro-e2e-'));
  // Named as in a checkout: what starts with a dot is not served everywhere.
  const data = path.join(folder, '.data');
  const port = await findFreePort();
  const child = spawn(process.execPath, ['launcher/start.mjs'], {
    cwd: CHECKOUT,
    env: { ...process.env, PORT: String(port), ROTEIRO_DATA: data, NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`It was not ready: ${said}`)), READY_WITHIN_MS);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (!said.includes('Roteiro is ready')) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`It ended at once: ${said}`)));
  });
  project.provide('roteiroUrl', `http://localhost:${port}`);
  project.provide('roteiroData', data);
  return async () => {
    child.kill('SIGTERM');
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  };
}
