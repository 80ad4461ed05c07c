import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { z } from 'zod';

const news = z.object({ topics: z.array(z.string()) });

/** What shows itself when something of a topic changed: the first part of query keys. */
const GATHER_MS = 250;

export type Connection = 'connected' | 'lost';

/**
 * Hears what changed from the server, and has what is shown of it asked for anew. After the
 * connection was lost, all is asked for anew.
 */
export function useLive(): Connection {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connected');
  useEffect(() => {
    const source = new EventSource('/api/events');
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    let wasLost = false;
    const refresh = (): void => {
      timer = null;
      for (const topic of changed) void queries.invalidateQueries({ queryKey: [topic] });
      changed.clear();
    };
    source.onopen = () => {
      setConnection('connected');
      if (wasLost) void queries.invalidateQueries();
      wasLost = false;
    };
    source.onerror = () => {
      wasLost = true;
      setConnection('lost');
    };
    source.onmessage = ({ data }) => {
      const heard = news.safeParse(typeof data === 'string' ? JSON.parse(data) : null);
      if (!heard.success) return;
      for (const topic of heard.data.topics) changed.add(topic);
      timer ??= setTimeout(refresh, GATHER_MS);
    };
    return () => {
      source.close();
      if (timer !== null) clearTimeout(timer);
    };
  }, [queries]);
  return connection;
}
