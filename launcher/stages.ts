import type { Say } from './progress.ts';
import { seconds } from './progress.ts';

/** Something that runs and can be ended in order; sooner once `hurry` is aborted. */
interface Part {
  readonly name: string;
  stop(hurry?: AbortSignal): Promise<void>;
}

export interface Stages {
  /** Adds a part to a stage; the parts of one stage are ended together. */
  add(stage: Stage, part: Part): void;
  /** Ends everything: programs first, then Temporal, and Postgres last. */
  drain(hurry?: AbortSignal): Promise<void>;
}

/** In the order in which they end: each needs the ones after it while it drains. */
const ORDER = ['programs', 'temporal', 'postgres'] as const;

export type Stage = (typeof ORDER)[number];

/** Remembers what has been started, for ending it in order. */
export function createStages(say: Say): Stages {
  const parts: Record<Stage, Part[]> = { programs: [], temporal: [], postgres: [] };
  const end = async (part: Part, hurry: AbortSignal | undefined) => {
    const began = performance.now();
    await part.stop(hurry);
    say(`${part.name} stopped  ${seconds(performance.now() - began)}`);
  };
  return {
    add: (stage, part) => parts[stage].push(part),
    async drain(hurry) {
      for (const stage of ORDER) {
        await Promise.all(parts[stage].splice(0).map((part) => end(part, hurry)));
      }
    },
  };
}
