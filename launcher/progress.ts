/** Where progress is told: the terminal of `npm start`, or a list in a test. */
export type Say = (line: string) => void;

/** Runs a step and tells it with the seconds it took; a step that fails is told by its error. */
export async function step<T>(say: Say, name: string, run: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await run();
  say(`${name}  ${seconds(performance.now() - began)}`);
  return result;
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
