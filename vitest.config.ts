import { defineConfig } from 'vitest/config';

const folder = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: 'node' as const, ...more },
});

/** Files share a process, so that what they all import is loaded once: they must leave nothing behind. */
const shared = { isolate: false };

export default defineConfig({
  test: {
    projects: [
      folder('unit', ['{workflows,server,worker,launcher,designer}/**/*.test.ts'], shared),
      folder('conformance', ['test/conformance/**/*.test.ts'], shared),
      folder('replay', ['test/replay/**/*.test.ts'], shared),
      folder('architecture', ['test/architecture/**/*.test.ts'], shared),
      folder('integration', ['test/integration/**/*.test.ts'], {
        globalSetup: ['test/support/postgres-setup.ts'],
      }),
      folder('e2e', ['test/e2e/**/*.test.ts'], {
        globalSetup: ['test/e2e/support/start-roteiro.ts'],
        hookTimeout: 60_000,
      }),
    ],
  },
});
