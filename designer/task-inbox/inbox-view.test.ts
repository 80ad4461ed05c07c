import { describe, expect, it } from 'vitest';
import {
  addressOf,
  isOverdue,
  needsAll,
  tasksInView,
  viewOf,
  type TaskItem,
} from './inbox-view.ts';

const task = (given: Partial<TaskItem>): TaskItem => ({
  id: 'a',
  runId: 'r',
  elementId: 'e',
  name: 'Diagnosticar',
  status: 'open',
  assignee: null,
  assigneeName: null,
  dueAt: null,
  followUpAt: null,
  priority: 50,
  formId: null,
  processId: 'reparo',
  businessKey: 'SOL-1',
  pointOfSaleId: 'sp',
  createdAt: '2026-01-01T00:00:00.000Z',
  ...given,
});
const usual = viewOf(new URLSearchParams());

describe('the view of the inbox', () => {
  it('is what its address says, and back', () => {
    const view = { segment: 'overdue', search: 'gela', pointOfSale: 'sp', order: 'name' } as const;
    expect(viewOf(addressOf(view))).toEqual(view);
    expect(addressOf(usual).toString()).toBe('');
    expect(viewOf(new URLSearchParams('show=nonsense&order=x'))).toEqual(usual);
  });

  it('needs all pages only to search, filter or sort', () => {
    expect(needsAll(usual)).toBe(false);
    expect(needsAll({ ...usual, search: ' ' })).toBe(false);
    expect(needsAll({ ...usual, order: 'waiting' })).toBe(true);
  });

  it('finds every word, without accents and case, in name, key and procedure', () => {
    const tasks = [task({ id: '1', name: 'Tentar solução' }), task({ id: '2' })];
    const ids = (search: string) => tasksInView(tasks, { ...usual, search }).map(({ id }) => id);
    expect(ids('SOLUCAO sol-1')).toEqual(['1']);
    expect(ids('reparo')).toEqual(['1', '2']);
    expect(ids('reparo nada')).toEqual([]);
  });

  it('keeps to one point of sale, and sorts by waiting', () => {
    const tasks = [
      task({ id: '1', createdAt: '2026-02-01T00:00:00.000Z' }),
      task({ id: '2' }),
      task({ id: '3', pointOfSaleId: 'am' }),
    ];
    const view = { ...usual, pointOfSale: 'sp', order: 'waiting' } as const;
    expect(tasksInView(tasks, view).map(({ id }) => id)).toEqual(['2', '1']);
  });
});

it('is overdue once its time has passed', () => {
  expect(isOverdue({ dueAt: '2026-01-01T00:00:00.000Z' }, Date.UTC(2026, 0, 2))).toBe(true);
  expect(isOverdue({ dueAt: null }, Date.UTC(2026, 0, 2))).toBe(false);
});
