import { expect, it } from 'vitest';
import { goOnAfter, LAST_NUMBER, lineTo } from './line.ts';

const opened = (epoch: number, seq: number, no = seq) => ({ epoch, after: { seq, hash: '', no } });
const parts = (epoch: number, ...openings: ReturnType<typeof opened>[]) =>
  lineTo(epoch, openings).map((part) => [part.epoch, part.afterSeq, part.toSeq]);

it('is the first epoch alone where there is no other', () => {
  expect(parts(1)).toEqual([[1, 0, LAST_NUMBER]]);
});

it('has of each epoch what came before the next', () => {
  expect(parts(3, opened(2, 10), opened(3, 14))).toEqual([
    [1, 0, 10],
    [2, 10, 14],
    [3, 14, LAST_NUMBER],
  ]);
});

it('leaves out an epoch that the next went back behind', () => {
  expect(parts(3, opened(2, 10), opened(3, 4))).toEqual([
    [1, 0, 4],
    [3, 4, LAST_NUMBER],
  ]);
  expect(parts(2, opened(2, 0))).toEqual([[2, 0, LAST_NUMBER]]);
});

it('leads to an epoch before the present one too', () => {
  expect(parts(2, opened(2, 10), opened(3, 4))).toEqual([
    [1, 0, 10],
    [2, 10, LAST_NUMBER],
  ]);
});

it('goes by occurrences where one made no fact', () => {
  expect(parts(2, opened(2, 10, 5), opened(3, 10, 6))).toEqual([
    [1, 0, 10],
    [2, 10, LAST_NUMBER],
  ]);
  expect(parts(3, opened(2, 10, 5), opened(3, 10, 6)).map(([epoch]) => epoch)).toEqual([1, 2, 3]);
});

it('goes on where somebody who reads has come to, or from where it left that behind', () => {
  const line = lineTo(3, [opened(2, 10), opened(3, 14)]);
  expect(goOnAfter(line, 1, 7)).toBe(7);
  expect(goOnAfter(line, 1, 12)).toBe(10);
  expect(goOnAfter(line, 3, 20)).toBe(20);
  expect(goOnAfter(lineTo(3, [opened(2, 10), opened(3, 4)]), 2, 12)).toBe(4);
});
