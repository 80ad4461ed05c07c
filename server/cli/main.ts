import { migrateCommand } from './migrate.ts';
import { runCommand } from './run-command.ts';
import { seedCommand } from './seed.ts';
import { tokenCreateCommand } from './token-create.ts';

const commands = [migrateCommand, seedCommand, tokenCreateCommand];

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  print: (line) => console.log(line),
  warn: (line) => console.error(line),
});
