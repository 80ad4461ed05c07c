import { defineConfig } from 'vitest/config';

const folder = (name: string, include: string[], globalSetup: string[] = []) => ({
  test: { name, include, globalSetup, environment: 'node' as const },
});

export default defineConfig({
  test: {
    projects: [
      folder('unit', ['{workflows,server,worker,launcher}/**/*.test.ts']),
      folder('conformance', ['test/conformance/**/*.test.ts']),
      folder('replay', ['test/replay/**/*.test.ts']),
      folder('architecture', ['test/architecture/**/*.test.ts']),
      folder('integration', ['test/integration/**/*.test.ts'], ['test/support/postgres-setup.ts']),
    ],
  },
});
