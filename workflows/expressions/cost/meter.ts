import { stop } from '../feel-result.ts';
import { MAX_ITERATIONS, MAX_SIZE, MAX_WORK } from '../limits.ts';
import type { Shape } from './shape.ts';

/** Adds up the work of an expression and stops it beyond the bound. */
export class Meter {
  #work = 0;
  #times = 1;

  /** Charges units of work, once for each iteration of the loops around. */
  charge(units: number): void {
    this.chargeOnce(units * this.#times);
  }

  /** Charges work that is done once, whatever loops are around: that of the parser. */
  chargeOnce(units: number): void {
    this.#work += units;
    if (!(this.#work <= MAX_WORK)) stop('feel-too-costly', { reason: 'steps' });
  }

  /** Runs `body`, all of whose work is done `times` times. */
  repeated<T>(times: number, body: () => T): T {
    const before = this.#times;
    this.#times *= Math.max(1, times);
    if (!(this.#times <= MAX_ITERATIONS)) stop('feel-too-costly', { reason: 'iterations' });
    try {
      return body();
    } finally {
      this.#times = before;
    }
  }

  /** Refuses a value that could grow beyond what may be held. */
  bounded(shape: Shape): Shape {
    if (!(shape.size <= MAX_SIZE)) stop('feel-too-costly', { reason: 'value-growth' });
    return shape;
  }
}
