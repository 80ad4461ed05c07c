import type { Server } from 'node:http';

/**
 * Stops taking requests and waits for those under way, at most `withinMs`; then the rest are cut.
 * Connections that are kept alive without a request are closed at once.
 * @param endStreams ends the replies that would go on for ever
 */
export function drain(
  server: Server,
  withinMs: number,
  endStreams: () => void = () => undefined,
): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), withinMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
    endStreams();
  });
}
