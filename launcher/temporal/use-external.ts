import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { ProblemAtStart } from '../problem-at-start.ts';
import type { Say } from '../progress.ts';
import { SEARCH_ATTRIBUTES } from './search-attributes.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;

const TYPES = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Int: IndexedValueType.INDEXED_VALUE_TYPE_INT,
} as const;

/**
 * Checks that a Temporal of the user's own answers, and registers our search attributes there.
 * Where that is not permitted it says what its operator has to do; runs need the attributes.
 */
export async function useExternalTemporal(
  address: string,
  namespace: string,
  say: Say,
): Promise<void> {
  const connection = await connect(address);
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({
      namespace,
    });
    const missing = Object.entries(SEARCH_ATTRIBUTES).filter(
      ([name]) => !(name in customAttributes),
    );
    if (missing.length === 0) return;
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, TYPES[type]])),
    });
  } catch (error) {
    say(byHand(namespace, error));
  } finally {
    await connection.close();
  }
}

async function connect(address: string): Promise<Connection> {
  try {
    return await Connection.connect({ address, connectTimeout: 5_000 });
  } catch (error) {
    throw new ProblemAtStart(
      `Temporal does not answer at ${address} (TEMPORAL_ADDRESS). Start it, or unset the variable ` +
        'to let Roteiro bring its own.',
      { cause: error },
    );
  }
}

function byHand(namespace: string, error: unknown): string {
  const names = Object.entries(SEARCH_ATTRIBUTES)
    .map(([name, type]) => `--name ${name} --type ${type}`)
    .join(' ');
  return (
    `The search attributes could not be registered (${error instanceof Error ? error.message : String(error)}). ` +
    `Have its operator do: temporal operator search-attribute create --namespace ${namespace} ${names}`
  );
}
