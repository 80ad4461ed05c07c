/**
 * For the programs that the launcher starts (see programs.ts): how they tell that they are ready,
 * and how they learn that they are to end. Works as well when one is started by hand.
 */

let ending: Promise<void> | null = null;

/** Tells the launcher that this program serves. Until then a start is not over. */
export function reportReady(): void {
  process.send?.({ ready: true });
}

/**
 * Runs `drain` once, on SIGTERM or SIGINT, or when the launcher is gone (killed, so that nobody
 * else would end this program), and then ends the process: with 0, or with 1 when `drain` fails.
 * `drain` finishes or hands back what the program holds; the launcher waits for half a minute.
 */
export function onShutdown(drain: () => Promise<void>): void {
  const end = () => {
    ending ??= drain().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('The program did not end in order:', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('disconnect', end);
}
