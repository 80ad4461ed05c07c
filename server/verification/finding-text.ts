import type { Language } from '../../workflows/compile/problem.ts';
import { fillSentence } from '../../workflows/compile/fill-sentence.ts';
import type { Finding } from './finding.ts';

/** Every kind of finding, by level; `{name}` is filled from the finding's params. */
export const FINDING_TEXT = {
  'fact-missing': {
    en: 'Fact {seq} of epoch {epoch} is missing: it was deleted, or renumbered.',
    pt: 'Falta o fato {seq} da época {epoch}: foi apagado ou renumerado.',
  },
  'fact-altered': {
    en: 'Fact {seq} of epoch {epoch} is not what its hash was made of: it was changed.',
    pt: 'O fato {seq} da época {epoch} não é aquele do qual seu hash foi feito: foi alterado.',
  },
  'chain-broken': {
    en: 'Fact {seq} of epoch {epoch} does not follow on the hash of the fact before it.',
    pt: 'O fato {seq} da época {epoch} não continua o hash do fato anterior.',
  },
  'head-differs': {
    en: "The run's row says that {field} is {expected}, and what is stored ends with {found}.",
    pt: 'A linha da execução diz que {field} é {expected}, e o que está gravado termina com {found}.',
  },
  'epoch-unknown': {
    en: 'There are facts or occurrences of epoch {epoch}, and the run is in epoch {current}.',
    pt: 'Há fatos ou ocorrências da época {epoch}, e a execução está na época {current}.',
  },
  'epoch-not-opened': {
    en: 'The run is in epoch {epoch}, and nothing says that it was opened.',
    pt: 'A execução está na época {epoch}, e nada diz que ela foi aberta.',
  },
  'epoch-not-recorded': {
    en: "Epoch {epoch} does not say of its opening what the organisation's record says.",
    pt: 'A época {epoch} não diz de sua abertura o que diz o registro da organização.',
  },
  'epoch-begin-differs': {
    en: 'Epoch {epoch} goes on after fact {seq} (occurrence {no}), which is not there as it was then.',
    pt: 'A época {epoch} continua após o fato {seq} (ocorrência {no}), que não está lá como estava então.',
  },
  'epoch-end-differs': {
    en: 'Epoch {epoch} ended with fact {expected} when the next was opened, and ends with {seq} or another.',
    pt: 'A época {epoch} terminava com o fato {expected} quando a seguinte foi aberta, e termina com {seq} ou outro.',
  },
  'occurrence-missing': {
    en: 'Occurrence {no} of epoch {epoch} is missing: it was deleted, or renumbered.',
    pt: 'Falta a ocorrência {no} da época {epoch}: foi apagada ou renumerada.',
  },
  'occurrence-altered': {
    en: 'The columns of occurrence {no} of epoch {epoch} say something else than its content.',
    pt: 'As colunas da ocorrência {no} da época {epoch} dizem outra coisa que seu conteúdo.',
  },
  'occurrence-range': {
    en: 'Occurrence {no} of epoch {epoch} names facts {first} to {last}, which do not follow on those before.',
    pt: 'A ocorrência {no} da época {epoch} indica os fatos {first} a {last}, que não continuam os anteriores.',
  },
  'personal-value-altered': {
    en: 'The personal value {id} is not the one that the fact holds the digest of.',
    pt: 'O valor pessoal {id} não é aquele cujo resumo está no fato.',
  },
  'personal-value-missing': {
    en: 'The personal value {id} that the fact refers to is not stored, and was not erased.',
    pt: 'O valor pessoal {id} ao qual o fato se refere não está gravado nem foi eliminado.',
  },
  'plan-missing': {
    en: 'The plan {hash} of the run is not stored: nothing can be derived again.',
    pt: 'O plano {hash} da execução não está gravado: nada pode ser derivado de novo.',
  },
  'plan-altered': {
    en: 'The stored plan is not the one that the hash {hash} names: it was changed.',
    pt: 'O plano gravado não é aquele que o hash {hash} nomeia: foi alterado.',
  },
  'fact-differs': {
    en: 'Fact {seq}, {path}: the occurrences give {expected}, stored is {found}.',
    pt: 'Fato {seq}, {path}: as ocorrências dão {expected}, está gravado {found}.',
  },
  'fact-not-derived': {
    en: 'Fact {seq} is stored, and no recorded occurrence makes it.',
    pt: 'O fato {seq} está gravado, e nenhuma ocorrência registrada o produz.',
  },
  'fact-not-stored': {
    en: 'The recorded occurrences make a fact {seq} that is not stored.',
    pt: 'As ocorrências registradas produzem um fato {seq} que não está gravado.',
  },
  'occurrence-not-derivable': {
    en: 'Occurrence {no} cannot be taken again: {error}',
    pt: 'A ocorrência {no} não pode ser aplicada de novo: {error}',
  },
  'facts-not-foldable': {
    en: 'The changes of the stored facts cannot be applied one after the other: {error}',
    pt: 'As mudanças dos fatos gravados não podem ser aplicadas uma após a outra: {error}',
  },
  'state-differs': {
    en: 'State, {path}: the occurrences give {expected}, the stored facts give {found}.',
    pt: 'Estado, {path}: as ocorrências dão {expected}, os fatos gravados dão {found}.',
  },
  projection: {
    en: 'What others see differs from the facts: {path} must be {expected} and is {found}. Rebuild the projections.',
    pt: 'O que os outros veem difere dos fatos: {path} deve ser {expected} e é {found}. Refaça as projeções.',
  },
  'history-missing': {
    en: 'Temporal has no history of the run any more, and there is no archive of it.',
    pt: 'O Temporal já não tem o histórico da execução, e não há arquivo dele.',
  },
  'history-altered': {
    en: 'Part {part} of the history cannot be opened: {error}',
    pt: 'A parte {part} do histórico não pode ser aberta: {error}',
  },
  'history-incomplete': {
    en: 'Part {part} of the history does not follow on the one before: executions are missing.',
    pt: 'A parte {part} do histórico não continua a anterior: faltam execuções.',
  },
  'history-reset': {
    en: 'The workflow was reset in Temporal, and no epoch was opened after it: execution {execution} is not the one that goes on.',
    pt: 'O workflow foi reiniciado no Temporal, e nenhuma época foi aberta depois: a execução {execution} não é a que continua.',
  },
  'execution-missing': {
    en: 'The history of execution {execution}, which epoch {epoch} closed, is neither in Temporal nor archived.',
    pt: 'O histórico da execução {execution}, que a época {epoch} fechou, não está no Temporal nem arquivado.',
  },
  'history-ended': {
    en: 'The workflow has ended ({ended}), and the run is still {status}.',
    pt: 'O workflow terminou ({ended}), e a execução ainda está {status}.',
  },
  'history-goes-on': {
    en: 'The run is {status}, and its workflow goes on.',
    pt: 'A execução está {status}, e seu workflow continua.',
  },
  'replay-failed': {
    en: 'Part {part} of the history cannot be replayed: {error}',
    pt: 'A parte {part} do histórico não pode ser reproduzida: {error}',
  },
  'start-differs': {
    en: 'What the workflow was started with, {path}: history has {expected}, stored is {found}.',
    pt: 'Aquilo com que o workflow foi iniciado, {path}: o histórico tem {expected}, está gravado {found}.',
  },
  'record-unreadable': {
    en: 'Event {event} of part {part} of the history carries facts that cannot be read: {error}',
    pt: 'O evento {event} da parte {part} do histórico traz fatos que não podem ser lidos: {error}',
  },
  'recorded-twice': {
    en: 'History carries {what} {number} twice, with different content ({path}).',
    pt: 'O histórico traz {whatPt} {number} duas vezes, com conteúdo diferente ({path}).',
  },
  'history-differs': {
    en: '{what} {number} of epoch {epoch}, {path}: history has {expected}, stored is {found}.',
    pt: '{whatPt} {number} da época {epoch}, {path}: o histórico tem {expected}, está gravado {found}.',
  },
  'not-in-history': {
    en: '{what} {number} of epoch {epoch} is stored, and no write in the history carries it.',
    pt: '{whatPt} {number} da época {epoch}: está gravado e nenhuma escrita do histórico o traz.',
  },
  'only-in-history': {
    en: '{what} {number} of epoch {epoch} was written as the history says, and is not stored.',
    pt: '{whatPt} {number} da época {epoch}: foi escrito, diz o histórico, e não está gravado.',
  },
} as const;

export type FindingKind = keyof typeof FINDING_TEXT;

const WHAT = {
  fact: { en: 'Fact', pt: 'Fato' },
  occurrence: { en: 'Occurrence', pt: 'Ocorrência' },
} as const;

const LONGEST_VALUE = 120;

/** The sentence a person reads. Long values are cut. */
export function findingText({ kind, seq, params }: Finding, language: Language): string {
  const { what } = params;
  const named = what === 'fact' || what === 'occurrence' ? WHAT[what] : null;
  const shown = Object.entries(params).map(([name, value]) => [name, cut(value)]);
  return fillSentence(FINDING_TEXT[kind][language], {
    seq,
    ...Object.fromEntries(shown),
    ...(named === null ? {} : { what: named.en, whatPt: named.pt }),
  });
}

function cut(value: Finding['params'][string]): Finding['params'][string] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= LONGEST_VALUE ? value : `${text.slice(0, LONGEST_VALUE)}…`;
}
