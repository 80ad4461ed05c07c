import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Builds the web app into the folder that is given.
const [outDir] = process.argv.slice(2);
if (outDir === undefined) throw new Error('Say into which folder the web app is to be built.');
await build({
  configFile: fileURLToPath(new URL('../../designer/vite.config.ts', import.meta.url)),
  logLevel: 'error',
  build: { outDir: path.resolve(outDir) },
});
