import { createServer, type Server } from 'node:http';
import type { Express } from 'express';

/** Listens, or fails with a sentence that says what to do. */
export function serve(app: Express, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(app);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE';
      reject(
        busy
          ? new Error(`Port ${port} is in use: set PORT to another, or stop what uses it.`)
          : error,
      );
    });
    server.listen(port, host, () => resolve(server));
  });
}
