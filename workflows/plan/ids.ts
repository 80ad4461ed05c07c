/** The id of a flow node in the drawing (an NCName). */
export type ElementId = string;

/** The id of a sequence flow in the drawing. */
export type FlowId = string;

/** Counts up within a run: tokens, timers, subscriptions and incidents share one counter. */
export type TokenId = number;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;
