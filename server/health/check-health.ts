import { z } from 'zod';
import type { Database } from '../db/connect.ts';

/** Asks one part whether it is up: answers its version, or null where it has none; throws if down. */
export interface HealthProbe {
  readonly name: string;
  version(): Promise<string | null>;
}

export interface Overdue {
  readonly kind: string;
  /** ISO 8601 UTC: when the oldest of them was due. */
  readonly since: string;
  readonly count: number;
}

export interface HealthProviders {
  /** Parts besides Postgres: Temporal, the worker. */
  readonly probes: readonly HealthProbe[];
  /** Each finds one kind of thing that is overdue (decision 20: unarchived runs, for one). */
  readonly overdue: readonly (() => Promise<Overdue[]>)[];
}

interface Part {
  readonly name: string;
  readonly up: boolean;
  readonly version: string | null;
}

export interface Health {
  readonly status: 'up' | 'down';
  readonly parts: Part[];
  readonly overdue: Overdue[];
}

const PROBE_TIMEOUT_MS = 3000;
const versionRows = z.object({ rows: z.tuple([z.object({ server_version: z.string() })]) });

export async function checkHealth(db: Database, providers: HealthProviders): Promise<Health> {
  const postgres: HealthProbe = {
    name: 'postgres',
    async version() {
      const result: unknown = await db.raw('show server_version');
      return versionRows.parse(result).rows[0].server_version;
    },
  };
  const parts = await Promise.all([postgres, ...providers.probes].map(askPart));
  const found = await Promise.all(providers.overdue.map((find) => find().catch(() => [])));
  const up = parts.every((each) => each.up);
  return { status: up ? 'up' : 'down', parts, overdue: found.flat() };
}

async function askPart(probe: HealthProbe): Promise<Part> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time.')), PROBE_TIMEOUT_MS);
  });
  try {
    const version = await Promise.race([probe.version(), late]);
    return { name: probe.name, up: true, version };
  } catch {
    // What failed is the reply; why may hold addresses, and is in the log of that part.
    return { name: probe.name, up: false, version: null };
  } finally {
    clearTimeout(timer);
  }
}
