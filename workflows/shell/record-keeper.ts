import type { Host } from './host.ts';
import { own } from './own-activities.ts';

/** Has what happened written by our activity, one write at a time (decision 1). */
export interface RecordKeeper {
  /** Begins a write if there is something to write and none is under way. */
  write(): void;
  isWriting(): boolean;
}

export function createRecordKeeper(host: Host, wake: () => void): RecordKeeper {
  let writing = false;

  return {
    write() {
      if (writing) return;
      const batches = host.takeBatches();
      if (batches.length === 0) return;
      writing = true;
      // A rejection is a bug of ours: unhandled, it fails the workflow task.
      void own['roteiro.record']({ batches }).then(() => {
        host.written(batches);
        writing = false;
        wake();
      });
    },
    isWriting: () => writing,
  };
}
