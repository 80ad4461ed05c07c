import type { Client } from './api-client.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

/** What everybody who asks something of Roteiro during the chaos has. */
export interface Scenario {
  readonly client: Client;
  readonly ledger: Ledger;
  readonly random: Random;
  /** A coordinator's. */
  readonly token: string;
  /** Aborted when everything is over, or has taken too long. */
  readonly over: AbortSignal;
}
