import pg from 'pg';

/** Hears what Postgres notifies, on one connection of its own. */
export interface Listener {
  /** Calls `hear` with each payload of a channel; call the answer to stop. */
  on(channel: string, hear: (payload: string) => void): () => void;
  /** Calls `hear` whenever the connection was made anew: something may have been missed. */
  onReconnect(hear: () => void): () => void;
  close(): Promise<void>;
}

const AGAIN_AFTER_MS = 1000;

/**
 * Keeps one connection that listens to the channels, and makes it anew when it is lost. Hints
 * only: who must not miss anything also asks from time to time.
 */
export function createListener(databaseUrl: string, channels: readonly string[]): Listener {
  const heard = new Map<string, Set<(payload: string) => void>>();
  const reconnected = new Set<() => void>();
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | null = null;
  let closed = false;

  async function open(): Promise<void> {
    again = null;
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'roteiro-listener',
      keepAlive: true,
    });
    let lost = false;
    const lose = (): void => {
      if (lost) return;
      lost = true;
      if (client === next) client = null;
      next.end().catch(() => undefined);
      if (!closed) again = setTimeout(() => void open(), AGAIN_AFTER_MS);
    };
    next.on('error', lose);
    next.on('end', lose);
    next.on('notification', ({ channel, payload }) => {
      for (const hear of heard.get(channel) ?? []) hear(payload ?? '');
    });
    try {
      await next.connect();
      for (const channel of channels) await next.query(`listen ${next.escapeIdentifier(channel)}`);
      if (closed) return lose();
      client = next;
      for (const hear of reconnected) hear();
    } catch {
      lose();
    }
  }

  const opening = open();
  return {
    on(channel, hear) {
      const hearers = heard.get(channel) ?? new Set();
      heard.set(channel, hearers.add(hear));
      return () => void hearers.delete(hear);
    },
    onReconnect(hear) {
      reconnected.add(hear);
      return () => void reconnected.delete(hear);
    },
    async close() {
      closed = true;
      if (again !== null) clearTimeout(again);
      await opening;
      await client?.end();
    },
  };
}
