import { pause } from './pause.ts';

const ASK_AGAIN_MS = 100;

/** Asks until the answer is true; false after `withinMs`. */
export async function until(
  ask: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    if (await ask()) return true;
    if (Date.now() > deadline) return false;
    await pause(ASK_AGAIN_MS);
  }
}
