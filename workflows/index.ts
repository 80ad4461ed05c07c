/** All that Temporal bundles: one workflow for every type, because a type is a process id. */
export { runProcedure as default } from './run-procedure.ts';
