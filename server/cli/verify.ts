import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Language } from '../../workflows/compile/problem.ts';
import { ServerAway } from '../verification/server-away.ts';
import { verificationReport, verificationText } from '../verification/verification-report.ts';
import type { Verification } from '../verification/verify-run.ts';
import { UsageError, type Command } from './command.ts';
import { findInstallation } from './find-installation.ts';
import { terminalLanguage } from './terminal-language.ts';

const CANNOT_SAY = 2;

/** 0 when all holds, 1 when something does not, 2 when nothing can be said about the run. */
export const verifyCommand: Command = {
  name: ['verify'],
  usage: 'verify RUN [--json] [--language en|pt]',
  summary: 'Prove a run: its chain, its facts derived again, and its history in Temporal.',
  async run(args, output) {
    const { runId, json, language } = readOptions(args);
    let verification: Verification | null;
    try {
      verification = await verify(runId, language);
    } catch (error) {
      output.warn(whyNot(error, language));
      return CANNOT_SAY;
    }
    if (verification === null) {
      output.warn(TEXT[language].unknown(runId));
      return CANNOT_SAY;
    }
    const report = verificationReport(verification, language);
    output.print(json ? JSON.stringify(report, null, 2) : verificationText(verification, language));
    return report.ok ? 0 : 1;
  },
};

const TEXT = {
  en: {
    unknown: (runId: string) => `There is no run ${runId}: check the id.`,
    noKey: "Set ROTEIRO_KEY_FILE to the file with the installation's key.",
    postgres:
      'Postgres does not answer: start the installation, or set DATABASE_URL, and try again.',
    temporal:
      'Temporal does not answer: start the installation, or set TEMPORAL_ADDRESS, and try again.',
  },
  pt: {
    unknown: (runId: string) => `Não há execução ${runId}: verifique o id.`,
    noKey: 'Indique em ROTEIRO_KEY_FILE o arquivo com a chave da instalação.',
    postgres:
      'O Postgres não responde: inicie a instalação, ou indique DATABASE_URL, e tente de novo.',
    temporal:
      'O Temporal não responde: inicie a instalação, ou indique TEMPORAL_ADDRESS, e tente de novo.',
  },
} as const;

function readOptions(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const [runId, more] = positionals;
  if (runId === undefined || more !== undefined) throw new UsageError('Name one run.');
  return { runId, json: values.json === true, language: terminalLanguage(values.language) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, language: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function verify(runId: string, language: Language): Promise<Verification | null> {
  const installation = await findInstallation();
  const { keyFile } = installation;
  if (keyFile === undefined) throw new Error(TEXT[language].noKey);
  if (!z.guid().safeParse(runId).success) return null;
  // Loading Temporal's worker takes a third of a second that no other command has to wait for.
  const { openVerifier } = await import('../verification/open-verifier.ts');
  const verifier = await openVerifier({ ...installation, keyFile });
  try {
    return await verifier.verifyRun(runId);
  } finally {
    await verifier.close();
  }
}

function whyNot(error: unknown, language: Language): string {
  if (error instanceof ServerAway) return TEXT[language][error.server];
  return error instanceof Error ? error.message : String(error);
}
