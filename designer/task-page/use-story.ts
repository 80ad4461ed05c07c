import { useQuery } from '@tanstack/react-query';
import { recordReply } from '../../server/runs/run-contract.ts';
import { taskList } from '../../server/tasks/task-contract.ts';
import { call } from '../api/call.ts';
import { storyOf, type RecordEntry } from './story.ts';

const MOST_PAGES = 10;

/** The story of a run with the names of those who did its tasks: technicians see no other. */
export const useStory = (runId: string) =>
  useQuery({
    queryKey: ['runs', runId, 'story'],
    async queryFn({ signal }) {
      const path = `/api/runs/${encodeURIComponent(runId)}/record` as const;
      const entries: RecordEntry[] = [];
      const pageFrom = (cursor: string) =>
        call('get', path, recordReply, { query: { limit: 200, cursor }, signal });
      let page = await pageFrom('');
      entries.push(...page.items);
      for (let read = 1; read < MOST_PAGES && page.nextCursor !== null; read += 1) {
        page = await pageFrom(page.nextCursor);
        entries.push(...page.items);
      }
      const done = await call('get', '/api/tasks', taskList, {
        query: { run: runId, status: 'completed', limit: 200 },
        signal,
      });
      const names = new Map<string, string>();
      for (const { assignee, assigneeName } of done.items)
        if (assignee !== null && assigneeName !== null) names.set(assignee, assigneeName);
      return { lines: storyOf(entries), names };
    },
  });
