/** A program of ours that the launcher runs, as a TypeScript file. */
export interface Program {
  /** In progress lines, in the name of its log and in `programs.json`. */
  readonly name: string;
  /** Relative to the checkout, or absolute. */
  readonly file: string;
  readonly args?: readonly string[];
}

const PROGRAMS: readonly Program[] = [
  { name: 'server', file: 'server/main.ts' },
  { name: 'worker', file: 'worker/main.ts' },
];

/** Serves the steps of the example procedures: only recording what it would do in the world. */
const EXAMPLE_WORKER: Program = { name: 'example-worker', file: 'worker/example/main.ts' };

/** The web app from its sources, for whoever works on it. */
const SERVE_WEB_APP: Program = { name: 'web-app', file: 'launcher/web-app/serve.ts' };

/** What makes up a running Roteiro, beside Postgres and Temporal; nothing of the example in production. */
export const programsFor = (nodeEnv: string, watch: boolean): readonly Program[] => [
  ...PROGRAMS,
  ...(nodeEnv === 'production' ? [] : [EXAMPLE_WORKER]),
  ...(watch ? [SERVE_WEB_APP] : []),
];

/**
 * Run to its end before the others start: brings the tables up to date and, on the first start,
 * the example organisation. What it prints is shown to the person who starts Roteiro.
 */
export const MIGRATE: Program = {
  name: 'migrate',
  file: 'server/cli/main.ts',
  args: ['migrate'],
};

/** Run to its end where the web app of this source is not built yet; it is told into which folder. */
export const BUILD_WEB_APP: Program = { name: 'web-app-build', file: 'launcher/web-app/build.ts' };

/** What `npm run dev` watches, in the checkout. */
export const WATCHED: readonly string[] = ['server', 'worker', 'workflows', 'migrations'];
