import { defineTexts } from '../texts/define-texts.ts';

/** The properties that only Roteiro has. */
export const roteiroAttributeTexts = defineTexts(
  {
    queue: 'Queue',
    queueHelp: 'The task queue of the worker that does this step; empty for the built-in one.',
    timeout: 'Time limit of one attempt',
    timeoutHelp: 'An ISO 8601 duration, such as PT30S or PT5M.',
    backoff: 'Pause before the next attempt',
    backoffHelp: 'An ISO 8601 duration; it doubles with each attempt.',
    variables: 'Personal variables',
    variablesHelp: 'Names, separated by commas: values that can be erased for a customer.',
  },
  {
    queue: 'Fila',
    queueHelp: 'A fila do worker que faz este passo; vazia, vale a embutida.',
    timeout: 'Limite de tempo de uma tentativa',
    timeoutHelp: 'Uma duração ISO 8601, como PT30S ou PT5M.',
    backoff: 'Pausa antes da próxima tentativa',
    backoffHelp: 'Uma duração ISO 8601; dobra a cada tentativa.',
    variables: 'Variáveis pessoais',
    variablesHelp: 'Nomes separados por vírgulas: valores que podem ser apagados para um cliente.',
  },
);
