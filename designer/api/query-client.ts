import { QueryClient } from '@tanstack/react-query';
import { ConnectionLost } from './api-error.ts';

/**
 * What the server said last. Keys begin with what they are of (`tasks`, `runs`, `incidents`,
 * `procedures`, `people` …), for news of the server name that.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // What was refused stays refused; a lost connection is tried again.
        retry: (failures, error) => error instanceof ConnectionLost && failures < 3,
      },
    },
  });
