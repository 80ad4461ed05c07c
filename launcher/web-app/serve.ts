import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { readPort } from '../before-dependencies/port.mjs';
import { reportReady } from '../child.ts';

// For `npm run dev`: the web app from its sources, one port above, which changes as they do.
const apiPort = readPort(process.env['PORT']) ?? 8080;
const server = await createServer({
  configFile: fileURLToPath(new URL('../../designer/vite.config.ts', import.meta.url)),
  server: { port: apiPort + 1, proxy: { '/api': { target: `http://127.0.0.1:${apiPort}` } } },
});
await server.listen();
server.printUrls();
reportReady();
