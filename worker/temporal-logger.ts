import type { Logger, LogLevel } from '@temporalio/worker';
import type { Log } from '../server/http/log.ts';

const LEVELS = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
} as const;

/** Of what Temporal's SDK tells with a line, only ids: the rest may hold what people typed. */
const KEPT = ['workflowId', 'workflowType', 'activityType', 'attempt', 'taskQueue'];

/** Temporal's own lines in our log; its information is our debugging. */
export function temporalLogger(log: Log): Logger {
  const write = (level: LogLevel, message: string, meta?: Record<string, unknown>): void => {
    const kept = KEPT.flatMap((name) => (meta?.[name] === undefined ? [] : [[name, meta[name]]]));
    const quieter = level === 'INFO' ? 'debug' : LEVELS[level];
    log[quieter]({ temporal: Object.fromEntries(kept) }, message);
  };
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}
