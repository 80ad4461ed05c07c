import { expect, it } from 'vitest';
import { continuedBy, lastAfter, linksOf, type HistoryLinks } from './history-links.ts';

const part = (workflowRunId: string, links: Partial<HistoryLinks> = {}): HistoryLinks => ({
  workflowRunId,
  continuedFrom: null,
  continuedAs: null,
  resetFrom: [],
  ...links,
});

it('names an execution by its last reset, and what it came from', () => {
  const started = {
    workflowExecutionStartedEventAttributes: {
      originalExecutionRunId: 'b',
      continuedExecutionRunId: 'a',
    },
  };
  const reset = (baseRunId: string, newRunId: string) => ({
    workflowTaskFailedEventAttributes: { baseRunId, newRunId },
  });
  expect(linksOf([started])).toEqual(part('b', { continuedFrom: 'a' }));
  expect(linksOf([started, reset('b', 'c'), reset('c', 'd')])).toEqual(
    part('d', { continuedFrom: 'a', resetFrom: ['b', 'c'] }),
  );
  const failed = { workflowTaskFailedEventAttributes: { baseRunId: '', newRunId: '' } };
  const continued = { workflowExecutionContinuedAsNewEventAttributes: { newExecutionRunId: 'e' } };
  expect(linksOf([started, failed, continued])).toEqual(
    part('b', { continuedFrom: 'a', continuedAs: 'e' }),
  );
});

it('finds what leads to an execution, beside those that a reset closed', () => {
  const parts = [
    part('a', { continuedAs: 'b' }),
    part('b', { continuedFrom: 'a', continuedAs: 'c' }),
    part('c', { continuedFrom: 'b' }),
    part('d', { continuedFrom: 'a', resetFrom: ['b'] }),
  ];
  const ids = (tip: string) => continuedBy(parts, tip).map(({ workflowRunId }) => workflowRunId);
  expect(ids('d')).toEqual(['a', 'd']);
  expect(ids('c')).toEqual(['a', 'b', 'c']);
  expect(lastAfter(parts, 'b')).toBe('c');
  expect(lastAfter(parts, 'd')).toBe('d');
});
