import { checkCommand } from './check.ts';
import { clockAdvanceCommand } from './clock-advance.ts';
import { epochOpenCommand } from './epoch-open.ts';
import { eraseCommand } from './erase.ts';
import { migrateCommand } from './migrate.ts';
import { organisationCreateCommand } from './organisation-create.ts';
import { runCommand } from './run-command.ts';
import { testCommand } from './test.ts';
import { tokenCreateCommand } from './token-create.ts';
import { verifyCommand } from './verify.ts';

const commands = [
  checkCommand,
  testCommand,
  migrateCommand,
  organisationCreateCommand,
  tokenCreateCommand,
  clockAdvanceCommand,
  eraseCommand,
  epochOpenCommand,
  verifyCommand,
];

process.exitCode = await runCommand(commands, process.argv.slice(2), {
  print: (line) => console.log(line),
  warn: (line) => console.error(line),
});
