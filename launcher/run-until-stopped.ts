import path from 'node:path';
import type { Launched, LaunchOptions } from './launch.ts';
import { ProblemAtStart } from './problem-at-start.ts';
import { WATCHED } from './programs.ts';
import type { Settings } from './settings.ts';
import { watchSources } from './watch.ts';

/** npm passes on the signal that the terminal has sent already: both are one Ctrl-C. */
const SAME_KEY_PRESS = 500;

type Control = Pick<LaunchOptions, 'say' | 'signal' | 'hurry'>;

/**
 * Starts Roteiro, says where it is, and ends it in order on Ctrl-C, SIGTERM or when the terminal
 * closes; a second Ctrl-C hurries. Ends the process: with 0 after an end that was asked for, with
 * 1 when Roteiro could not start.
 */
export async function runUntilStopped(options: {
  readonly settings: () => Settings;
  readonly begin: (settings: Settings, control: Control) => Promise<Launched>;
}): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  // The terminal may close before what is said while ending.
  process.stdout.on('error', () => undefined);
  const { stopping, hurrying } = listenForSignals(say);
  try {
    const settings = options.settings();
    const control = { say, signal: stopping.signal, hurry: hurrying.signal };
    const launched = await options.begin(settings, control);
    say(`Roteiro is ready: http://localhost:${settings.port}`);
    const endWatch = settings.watch ? watchPrograms(settings, launched, say) : () => undefined;
    await aborted(stopping.signal);
    endWatch();
    await launched.stop();
    say('Roteiro has stopped.');
    process.exit(0);
  } catch (error) {
    if (stopping.signal.aborted) {
      say('Roteiro has stopped.');
      process.exit(0);
    }
    console.error(sentence(error));
    process.exit(1);
  }
}

function listenForSignals(say: (line: string) => void) {
  const stopping = new AbortController();
  const hurrying = new AbortController();
  let stoppedAt = 0;
  const heard = () => {
    if (!stopping.signal.aborted) {
      stoppedAt = performance.now();
      say('Stopping; once more to hurry …');
      stopping.abort();
    } else if (performance.now() - stoppedAt > SAME_KEY_PRESS) {
      hurrying.abort();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard);
  return { stopping, hurrying };
}

function watchPrograms(settings: Settings, launched: Launched, say: (line: string) => void) {
  const folders = WATCHED.map((name) => path.join(settings.checkout, name));
  return watchSources(folders, () => {
    say('Sources changed; starting the programs anew …');
    void launched.restartPrograms().then(() => say('The programs ended; they start anew'));
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** A problem says what to do; anything else is an error of ours, shown whole. */
function sentence(error: unknown): string {
  if (error instanceof ProblemAtStart) return error.message;
  if (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EACCES' || error.code === 'EPERM')
  ) {
    return (
      `Roteiro may not write where it must: ${error.message}. ` +
      'The data folder belongs to the user who first started Roteiro: start it as that user, ' +
      'or set ROTEIRO_DATA to a folder of your own.'
    );
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
