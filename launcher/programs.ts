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

/** What makes up a running Roteiro, beside Postgres and Temporal; nothing of the example in production. */
export const programsFor = (nodeEnv: string): readonly Program[] =>
  nodeEnv === 'production' ? PROGRAMS : [...PROGRAMS, EXAMPLE_WORKER];

/**
 * Run to its end before the others start: brings the tables up to date and, on the first start,
 * the example organisation. What it prints is shown to the person who starts Roteiro.
 */
export const MIGRATE: Program = {
  name: 'migrate',
  file: 'server/cli/main.ts',
  args: ['migrate'],
};

/** What `npm run dev` watches, in the checkout. */
export const WATCHED: readonly string[] = ['server', 'worker', 'workflows', 'migrations'];
