/** One subcommand of `npx roteiro`: a file of its own, and one line in `main.ts`. */
export interface Command {
  /** The words that name it: `['token', 'create']`. */
  readonly name: readonly string[];
  /** How it is written, after `npx roteiro`. */
  readonly usage: string;
  readonly summary: string;
  /** Gets the words after its name; answers the exit code. */
  run(args: readonly string[], output: Output): Promise<number>;
}

export interface Output {
  print(line: string): void;
  /** For people, beside what programs read. */
  warn(line: string): void;
}

/** A mistake in how a command was written: its message and the usage are shown, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
