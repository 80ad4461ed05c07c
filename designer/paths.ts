/** Every address of the app. A pattern is what the router knows, the function what a link has. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  tasks: '/tasks',
  task: (taskId: string) => `/tasks/${encodeURIComponent(taskId)}`,
  runs: '/runs',
  run: (runId: string) => `/runs/${encodeURIComponent(runId)}`,
  /** @param seq the fact after which the run is shown; the last one without it */
  replay: (runId: string, seq?: number) =>
    `/runs/${encodeURIComponent(runId)}/replay${seq === undefined ? '' : `?seq=${seq}`}`,
  incidents: '/incidents',
  procedures: '/procedures',
  procedure: (procedureId: string) => `/procedures/${encodeURIComponent(procedureId)}`,
  version: (procedureId: string, number: number) =>
    `/procedures/${encodeURIComponent(procedureId)}/versions/${number}`,
  people: '/people',
  pointsOfSale: '/points-of-sale',
  tokens: '/tokens',
  settings: '/settings',
} as const;

export const patterns = {
  task: '/tasks/:taskId',
  run: '/runs/:runId',
  replay: '/runs/:runId/replay',
  procedure: '/procedures/:procedureId',
  version: '/procedures/:procedureId/versions/:number',
} as const;
