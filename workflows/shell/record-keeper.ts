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

  async function writeOnce(): Promise<void> {
    const batches = host.takeBatches();
    if (batches.length === 0) return;
    writing = true;
    await own['roteiro.record']({ batches });
    host.written(batches);
    writing = false;
    wake();
  }

  return {
    write() {
      // A rejection is a bug of ours: unhandled, it fails the workflow task.
      if (!writing) void writeOnce();
    },
    isWriting: () => writing,
  };
}
