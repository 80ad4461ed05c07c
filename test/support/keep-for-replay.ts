import { recordRun } from '../replay/record-run.ts';
import type { Installation } from './installation.ts';

/**
 * With ROTEIRO_RECORD_HISTORIES set, keeps the run for the replay corpus: after a release, or when
 * the shell has learned something new. Otherwise it does nothing.
 */
export async function keepForReplay(
  installation: Installation,
  runId: string,
  name: string,
): Promise<void> {
  if (process.env['ROTEIRO_RECORD_HISTORIES'] !== undefined)
    await recordRun(installation, runId, name);
}
