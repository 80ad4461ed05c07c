import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { z } from 'zod';

const news = z.object({ topics: z.array(z.string()) });

/** What shows itself when something of a topic changed: the first part of query keys. */
const GATHER_MS = 250;
const AGAIN_AFTER_MS = 5000;

export type Connection = 'connected' | 'lost';

/**
 * Hears what changed from the server, and has what is shown of it asked for anew. After the
 * connection was lost, all is asked for anew.
 */
export function useLive(): Connection {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connected');
  useEffect(() => {
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | null = null;
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    let wasLost = false;
    const refresh = (): void => {
      timer = null;
      for (const topic of changed) void queries.invalidateQueries({ queryKey: [topic] });
      changed.clear();
    };
    const connect = (): void => {
      const next = new EventSource('/api/events');
      source = next;
      next.onopen = () => {
        setConnection('connected');
        if (wasLost) void queries.invalidateQueries();
        wasLost = false;
      };
      next.onerror = () => {
        wasLost = true;
        setConnection('lost');
        // After any answer but 200, such as a proxy's 502, the browser gives up: we do not.
        if (next.readyState !== EventSource.CLOSED) return;
        void queries.invalidateQueries({ queryKey: ['session'] });
        again = setTimeout(connect, AGAIN_AFTER_MS);
      };
      next.onmessage = ({ data }) => {
        const heard = news.safeParse(typeof data === 'string' ? JSON.parse(data) : null);
        if (!heard.success) return;
        for (const topic of heard.data.topics) changed.add(topic);
        timer ??= setTimeout(refresh, GATHER_MS);
      };
    };
    connect();
    return () => {
      source?.close();
      if (again !== null) clearTimeout(again);
      if (timer !== null) clearTimeout(timer);
    };
  }, [queries]);
  return connection;
}
