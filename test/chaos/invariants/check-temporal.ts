import { readInstallationKey } from '../../../server/installation-key/installation-key.ts';
import type { Installation } from '../../../launcher/installation.ts';
import { payloadKey } from '../../../server/temporal/codec/payload-key.ts';
import { connectTemporal } from '../../../server/temporal/connect-temporal.ts';
import { until } from '../until.ts';
import type { Evidence } from './evidence.ts';

const CLOSED_WITHIN_MS = 60_000;

/** Every run's workflow completed, and Temporal has no other; and how often one continued as new. */
export async function checkTemporal(
  { temporalAddress: address, temporalNamespace: namespace, keyFile }: Installation,
  { runs }: Evidence,
): Promise<{ wrong: string[]; continued: number }> {
  const key = payloadKey(await readInstallationKey(keyFile, 'refuse'));
  const temporal = connectTemporal({ address, namespace, key });
  const workflows = async (query: string): Promise<string[]> => {
    const found: string[] = [];
    for await (const { workflowId, status } of temporal.client.workflow.list({ query }))
      found.push(`${workflowId} is ${status.name}`);
    return found;
  };
  try {
    // A workflow closes after its last facts are written.
    const open = `ExecutionStatus = 'Running'`;
    await until(async () => (await workflows(open)).length === 0, CLOSED_WITHIN_MS);
    const wrong = await workflows(
      `ExecutionStatus != 'Completed' and ExecutionStatus != 'ContinuedAsNew'`,
    );
    const completed = new Set(await workflows(`ExecutionStatus = 'Completed'`));
    for (const { id } of runs)
      if (!completed.has(`${id} is COMPLETED`)) wrong.push(`${id} has no completed workflow`);
    if (completed.size !== runs.length)
      wrong.push(`${completed.size} workflows completed for ${runs.length} runs`);
    const { length: continued } = await workflows(`ExecutionStatus = 'ContinuedAsNew'`);
    return { wrong, continued };
  } finally {
    await temporal.close();
  }
}
