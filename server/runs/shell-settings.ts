import { z } from 'zod';
import { DEFAULT_SHELL_SETTINGS, type ShellSettings } from '../../workflows/messages.ts';

const whole = z.coerce.number().int();
const environment = z.object({
  ROTEIRO_SCHEDULE_TO_START_MS: whole
    .min(100)
    .max(600_000)
    .default(DEFAULT_SHELL_SETTINGS.scheduleToStartMs),
  ROTEIRO_CONTINUE_AFTER_EVENTS: whole.min(10).max(50_000).optional(),
});

/** How new runs are hosted, from the environment; without it, as published. Tests set it. */
export function readShellSettings(
  env: Readonly<Record<string, string | undefined>>,
): ShellSettings {
  const read = environment.parse(env);
  return {
    scheduleToStartMs: read.ROTEIRO_SCHEDULE_TO_START_MS,
    continueAfterEvents: read.ROTEIRO_CONTINUE_AFTER_EVENTS ?? null,
  };
}
