import type { Language } from '../../workflows/compile/problem.ts';
import { findingText } from './finding-text.ts';
import type { Verification } from './verify-run.ts';

/** What programs read. */
export function verificationReport({ ok, run, levels }: Verification, language: Language) {
  return {
    ok,
    run,
    levels: levels.map(({ level, ok: holds, findings }) => ({
      level,
      ok: holds,
      findings: findings.map((each) => {
        return { kind: each.kind, seq: each.seq, message: findingText(each, language) };
      }),
    })),
  };
}

const TEXT = {
  en: {
    open: (seq: number) => `It goes on: verified up to fact ${seq}.`,
    closed: (seq: number) => `All ${seq} facts.`,
    holds: 'holds',
    fails: 'FAILS',
    levels: {
      chain: 'chain of facts and occurrences',
      facts: 'facts and what others see, derived again',
      temporal: "Temporal's history, replayed and compared",
    },
  },
  pt: {
    open: (seq: number) => `Ela continua: verificada até o fato ${seq}.`,
    closed: (seq: number) => `Todos os ${seq} fatos.`,
    holds: 'confere',
    fails: 'FALHA',
    levels: {
      chain: 'cadeia de fatos e ocorrências',
      facts: 'fatos e o que os outros veem, derivados de novo',
      temporal: 'histórico do Temporal, reproduzido e comparado',
    },
  },
} as const;

/** What a person reads. */
export function verificationText({ run, levels }: Verification, language: Language): string {
  const text = TEXT[language];
  const { runId, processId, version, status, open, lastSeq } = run;
  return [
    `${runId} · ${processId} v${version} · ${status}`,
    open ? text.open(lastSeq) : text.closed(lastSeq),
    ...levels.flatMap(({ level, ok, findings }) => [
      `${ok ? text.holds : text.fails}  ${level}: ${text.levels[level]}`,
      ...findings.map((each) => `       ${each.kind}: ${findingText(each, language)}`),
    ]),
  ].join('\n');
}
