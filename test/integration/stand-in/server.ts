import http from 'node:http';
import { onShutdown, reportReady } from '../../../launcher/child.ts';

const server = http.createServer((_request, response) => response.end('stand-in'));
server.listen(Number(process.env['PORT']), () => reportReady());
onShutdown(async () => {
  await new Promise((resolve) => server.close(resolve));
});
