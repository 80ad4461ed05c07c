// Temporal takes and formats a stack for every promise of a workflow: ten frames, V8's default, cost
// more than all else that a run does in its worker. Two still say where a defect of ours threw.
// Once the bundle is loaded the sandbox freezes `Error`, so this is said here and not in a run.
Object.assign(Error, { stackTraceLimit: 2 });
