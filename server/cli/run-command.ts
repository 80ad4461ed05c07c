import { UsageError, type Command, type Output } from './command.ts';

const WRONG_USAGE = 2;

/** Finds the command that the words name and runs it; 2 when there is none or it is written wrong. */
export async function runCommand(
  commands: readonly Command[],
  words: readonly string[],
  output: Output,
): Promise<number> {
  const command = commands.find(({ name }) => name.every((word, index) => words[index] === word));
  if (command === undefined) {
    const asked = words.length === 0 || words[0] === '--help' || words[0] === 'help';
    for (const each of commands) output.warn(`npx roteiro ${each.usage}\n    ${each.summary}`);
    return asked ? 0 : WRONG_USAGE;
  }
  try {
    return await command.run(words.slice(command.name.length), output);
  } catch (error) {
    output.warn(error instanceof Error ? error.message : String(error));
    if (!(error instanceof UsageError)) return 1;
    output.warn(`npx roteiro ${command.usage}`);
    return WRONG_USAGE;
  }
}
