import { readConfig } from './config.ts';
import { readDecisionFile } from './decisions/check-decision-file.ts';
import { BUILT_IN_TYPES } from './procedures/built-in-types.ts';
import { createCompiler } from './procedures/create-compiler.ts';
import { startServer } from './start-server.ts';

try {
  const { stop } = await startServer(readConfig(process.env), {
    compileProcedure: createCompiler(BUILT_IN_TYPES),
    checkDecisionFile: readDecisionFile,
  });
  process.send?.({ ready: true });
  const end = () => {
    void stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
