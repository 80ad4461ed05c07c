import { expect, it } from 'vitest';
import type { Command } from '../interpret/command.ts';
import { settleQueue } from './settle-queue.ts';

const perform = (token: number): Command => ({
  kind: 'perform-step',
  token,
  element: 'pesar',
  name: null,
  jobType: 'pesar',
  queue: null,
  timeoutMs: 1,
  attempt: 1,
  idempotencyKey: 'k',
  headers: {},
  variables: {},
});
const cancelStep = (token: number): Command => ({ kind: 'cancel-step', token });
const call = (token: number): Command => ({
  kind: 'start-called',
  token,
  element: 'chamar',
  processId: 'p',
  binding: { kind: 'latest' },
  variables: {},
  catches: { all: false, codes: [] },
});
const cancelCalled = (token: number): Command => ({
  kind: 'cancel-called',
  token,
  runId: null,
  reason: 'tarde',
});

it('drops a step that was cancelled before it was issued, and no other', () => {
  expect(settleQueue([perform(1), perform(2), cancelStep(1)])).toEqual([perform(2), cancelStep(1)]);
});

it('drops a call with its cancelling', () => {
  expect(settleQueue([call(1), call(2), cancelCalled(1)])).toEqual([call(2)]);
});

it('keeps the cancelling of a call that was issued before', () => {
  expect(settleQueue([cancelCalled(1), call(2)])).toEqual([cancelCalled(1), call(2)]);
});
