import { Connection } from '@temporalio/client';
import { ProblemAtStart } from '../problem-at-start.ts';

/** Checks that a Temporal of the user's own answers. @throws ProblemAtStart when it does not */
export async function useExternalTemporal(address: string): Promise<void> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: '5 seconds' });
    await connection.close();
  } catch (error) {
    throw new ProblemAtStart(
      `Temporal does not answer at ${address} (TEMPORAL_ADDRESS). Start it, or unset the variable ` +
        'to let Roteiro bring its own.',
      { cause: error },
    );
  }
}
