import type { ErrorText } from './error-text.ts';
import { errors, type ErrorCode } from './errors.ts';

export type Language = 'en' | 'pt';
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** An error that a caller is told of. What to tell follows from the code and the details. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails) {
    super(sentence(code, details, 'en'));
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return errors[this.code].status;
  }
}

export function createError(code: ErrorCode, details: ErrorDetails = {}): AppError {
  return new AppError(code, details);
}

/** Things and states that sentences name, in the caller's language. */
const NOUNS: Readonly<Record<string, string>> = {
  person: 'pessoa',
  'point of sale': 'posto de venda',
  product: 'produto',
  item: 'item',
  procedure: 'procedimento',
  version: 'versão',
  form: 'formulário',
  decision: 'decisão',
  token: 'token',
  organisation: 'organização',
  run: 'atendimento',
  task: 'tarefa',
  incident: 'incidente',
  fact: 'fato',
  epoch: 'época',
  completed: 'concluída',
  cancelled: 'cancelada',
  'ended-with-error': 'encerrado com erro',
  terminated: 'interrompido',
  retried: 'tentado de novo',
  skipped: 'pulado',
  overridden: 'decidido manualmente',
  gone: 'desfeito',
};

export function sentence(code: ErrorCode, details: ErrorDetails, language: Language): string {
  const text: ErrorText = errors[code];
  return text[language].replace(/\{(\w+)\}/g, (_, name: string) => shown(details[name], language));
}

function shown(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((each) => shown(each, language)).join(', ');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '?';
  return language === 'pt' ? (NOUNS[value] ?? value) : value;
}
