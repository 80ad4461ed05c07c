import { fillSentence } from '../../workflows/compile/fill-sentence.ts';
import type { FailureCode } from '../forms/check-value.ts';
import type { FieldFailure } from '../forms/validate-values.ts';

/** What a person reads beside a field that is not filled in as the form asks. */
export const FIELD_FAILURE_TEXT: Readonly<
  Record<FailureCode, { readonly en: string; readonly pt: string }>
> = {
  required: { en: 'Fill in this field.', pt: 'Preencha este campo.' },
  'wrong-type': {
    en: 'This is not the kind of value that the field takes.',
    pt: 'Este não é o tipo de valor que o campo aceita.',
  },
  'too-short': {
    en: 'Write at least {minLength} characters.',
    pt: 'Escreva pelo menos {minLength} caracteres.',
  },
  'too-long': {
    en: 'Write at most {maxLength} characters.',
    pt: 'Escreva no máximo {maxLength} caracteres.',
  },
  'too-small': { en: 'Give at least {min}.', pt: 'Informe pelo menos {min}.' },
  'too-large': { en: 'Give at most {max}.', pt: 'Informe no máximo {max}.' },
  pattern: {
    en: 'Write it in the form that the field asks for.',
    pt: 'Escreva no formato que o campo pede.',
  },
  'not-an-email': { en: 'Write an e-mail address.', pt: 'Escreva um endereço de e-mail.' },
  'not-a-phone-number': { en: 'Write a telephone number.', pt: 'Escreva um número de telefone.' },
  'too-many-decimals': {
    en: 'Give at most {decimalDigits} decimal places.',
    pt: 'Informe no máximo {decimalDigits} casas decimais.',
  },
  'not-a-step': {
    en: 'Give a multiple of {increment}.',
    pt: 'Informe um múltiplo de {increment}.',
  },
  'not-offered': {
    en: 'Choose one of the values offered.',
    pt: 'Escolha um dos valores oferecidos.',
  },
  'chosen-twice': { en: 'Choose each value once.', pt: 'Escolha cada valor uma só vez.' },
  'not-a-date': {
    en: 'Give a date or a time as the field asks.',
    pt: 'Informe uma data ou hora como o campo pede.',
  },
  'date-passed': {
    en: 'Give a date that has not passed.',
    pt: 'Informe uma data que não tenha passado.',
  },
  'too-many-files': { en: 'Attach at most {most} files.', pt: 'Anexe no máximo {most} arquivos.' },
  'too-many-rows': { en: 'Give at most {most} rows.', pt: 'Informe no máximo {most} linhas.' },
  'rows-changed': {
    en: 'Keep the {rows} rows that the form has.',
    pt: 'Mantenha as {rows} linhas que o formulário tem.',
  },
};

export const fieldFailureSentences = ({ code, params }: FieldFailure) => ({
  en: fillSentence(FIELD_FAILURE_TEXT[code].en, params),
  pt: fillSentence(FIELD_FAILURE_TEXT[code].pt, params),
});
