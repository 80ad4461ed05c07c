const FIRST = Date.parse('0001-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Whether a moment (epoch ms) has a year of four digits. Postgres cannot read how ISO 8601 writes
 * others, and a run whose facts hold one could never be written.
 */
export const isKeepable = (moment: number): boolean => moment >= FIRST && moment <= LAST;
