import type { z } from 'zod';
import type { taskItem } from '../../server/tasks/task-contract.ts';

export type TaskItem = z.output<typeof taskItem>;

export const segments = ['mine', 'claimable', 'overdue'] as const;
export type Segment = (typeof segments)[number];
export const orders = ['due', 'waiting', 'name'] as const;
export type Order = (typeof orders)[number];

/** What of the inbox is looked at, as its address says. */
export interface InboxView {
  readonly segment: Segment;
  readonly search: string;
  readonly pointOfSale: string | null;
  readonly order: Order;
}

export const viewOf = (address: URLSearchParams): InboxView => ({
  segment: segments.find((one) => one === address.get('show')) ?? 'mine',
  search: address.get('search') ?? '',
  pointOfSale: address.get('place'),
  order: orders.find((one) => one === address.get('order')) ?? 'due',
});

/** The address of a view; what is as usual is left out. */
export function addressOf({ segment, search, pointOfSale, order }: InboxView): URLSearchParams {
  const address = new URLSearchParams();
  if (segment !== 'mine') address.set('show', segment);
  if (search !== '') address.set('search', search);
  if (pointOfSale !== null) address.set('place', pointOfSale);
  if (order !== 'due') address.set('order', order);
  return address;
}

export const queryOf = (segment: Segment) =>
  ({
    mine: { assignee: 'me' },
    claimable: { candidate: 'me' },
    overdue: { overdue: true },
  })[segment];

/** Whether the first pages are not enough: the server neither searches nor sorts otherwise. */
export const needsAll = ({ search, pointOfSale, order }: InboxView): boolean =>
  search.trim() !== '' || pointOfSale !== null || order !== 'due';

/** Without accents and case, as people search. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The tasks that a view shows, of those in the server's order: due first. */
export function tasksInView(tasks: readonly TaskItem[], view: InboxView): readonly TaskItem[] {
  const words = plain(view.search).split(/\s+/).filter(Boolean);
  const found = tasks.filter((task) => {
    if (view.pointOfSale !== null && task.pointOfSaleId !== view.pointOfSale) return false;
    const text = plain([task.name, task.businessKey, task.processId, task.assigneeName].join(' '));
    return words.every((word) => text.includes(word));
  });
  switch (view.order) {
    case 'due':
      return found;
    case 'waiting':
      return found.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
    case 'name':
      return found.toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
  }
}

export const isOverdue = ({ dueAt }: Pick<TaskItem, 'dueAt'>, now: number): boolean =>
  dueAt !== null && new Date(dueAt).getTime() < now;
