import type { FeelFailureCode } from '../expressions/feel-result.ts';
import type { DecisionFailureCode } from '../decisions/failure-text.ts';

/**
 * The interpreter's own incidents: a sentence that says what to do, with `{param}` places. Those
 * of FEEL and of decisions stand with them.
 */
export const INCIDENT_TEXT = {
  'no-flow-is-true': {
    en: 'No condition of “{element}” is true and it has no default flow. Correct the variables and retry, or override and choose the way.',
    pt: 'Nenhuma condição de “{element}” é verdadeira e não há fluxo padrão. Corrija as variáveis e tente de novo, ou decida o caminho manualmente.',
  },
  'error-not-caught': {
    en: 'The error “{errorCode}” is caught by no boundary event: {message}. Publish a version that catches it, or skip, or override this step.',
    pt: 'O erro “{errorCode}” não é tratado por nenhum evento de borda: {message}. Publique uma versão que o trate, ou pule, ou decida este passo manualmente.',
  },
  'step-failed': {
    en: 'The step failed for good after {attempts} attempts: {message}. Mend the cause and retry, or skip, or override with its result.',
    pt: 'O passo falhou definitivamente após {attempts} tentativas: {message}. Corrija a causa e tente de novo, ou pule, ou informe o resultado.',
  },
  'endless-loop': {
    en: 'More than {limit} elements were passed without any wait: the drawing loops for ever. Correct the variables that should end the loop, then retry.',
    pt: 'Mais de {limit} elementos foram percorridos sem nenhuma espera: o desenho está em laço infinito. Corrija as variáveis que encerram o laço e tente de novo.',
  },
  'too-many-missed-firings': {
    en: 'The timer “{element}” missed more than {limit} firings. Retry to go on from its next due moment, or skip to stop it.',
    pt: 'O temporizador “{element}” perdeu mais de {limit} disparos. Tente de novo para seguir do próximo vencimento, ou pule para encerrá-lo.',
  },
  'variable-name-reserved': {
    en: 'The name “{name}” is reserved and cannot be a variable. Rename it in the form, mapping or service that sets it.',
    pt: 'O nome “{name}” é reservado e não pode ser variável. Renomeie-o no formulário, mapeamento ou serviço que o define.',
  },
  'variable-too-large': {
    en: 'The variable “{name}” has {bytes} bytes; at most {limit} are allowed. Keep large content in a file and refer to it.',
    pt: 'A variável “{name}” tem {bytes} bytes; o máximo é {limit}. Guarde conteúdo grande em arquivo e use a referência.',
  },
  'variables-too-large': {
    en: 'The variables of the run would take {bytes} bytes; at most {limit} are allowed. Keep large content in files and refer to it.',
    pt: 'As variáveis do atendimento ocupariam {bytes} bytes; o máximo é {limit}. Guarde conteúdo grande em arquivos e use referências.',
  },
  'state-too-large': {
    en: 'The run has grown to about {bytes} bytes; at most {limit} are allowed. Split the procedure, or end what is no longer needed.',
    pt: 'O atendimento cresceu para cerca de {bytes} bytes; o máximo é {limit}. Divida o procedimento ou encerre o que não é mais necessário.',
  },
  'expected-text': {
    en: 'The {attribute} must give a text, but gave {got}. Correct the variable it reads, then retry.',
    pt: 'O atributo {attribute} deve resultar em texto, mas resultou em {got}. Corrija a variável que ele lê e tente de novo.',
  },
  'expected-number': {
    en: 'The {attribute} must give a whole number from {min} to {max}, but gave {got}. Correct the variable it reads, then retry.',
    pt: 'O atributo {attribute} deve resultar em um número inteiro de {min} a {max}, mas resultou em {got}. Corrija a variável que ele lê e tente de novo.',
  },
  'expected-list': {
    en: 'The {attribute} must give a list of texts, but gave {got}. Correct the variable it reads, then retry.',
    pt: 'O atributo {attribute} deve resultar em uma lista de textos, mas resultou em {got}. Corrija a variável que ele lê e tente de novo.',
  },
  'timer-not-readable': {
    en: 'The timer “{element}” must give a {kind} in ISO 8601, but gave {got}. Correct the variable it reads, then retry.',
    pt: 'O temporizador “{element}” deve resultar em {kind} no formato ISO 8601, mas resultou em {got}. Corrija a variável que ele lê e tente de novo.',
  },
  'correlation-key-missing': {
    en: 'The message “{message}” waits for a key, but its key is empty. Set the variable that the key reads, then retry.',
    pt: 'A mensagem “{message}” espera por uma chave, mas a chave está vazia. Defina a variável que a chave lê e tente de novo.',
  },
  'decision-not-in-plan': {
    en: 'The decision “{decisionId}” is not part of this version. Correct the variable that names it, or publish a version that has it.',
    pt: 'A decisão “{decisionId}” não faz parte desta versão. Corrija a variável que a nomeia ou publique uma versão que a contenha.',
  },
  'called-procedure-refused': {
    en: 'The procedure “{processId}” could not be started: {reason}. Publish it or correct its id, then retry.',
    pt: 'O procedimento “{processId}” não pôde ser iniciado: {reason}. Publique-o ou corrija o identificador e tente de novo.',
  },
  'called-run-stopped': {
    en: 'The called run {runId} was {outcome}: {reason}. Retry to start it again, or skip, or override with its result.',
    pt: 'O atendimento chamado {runId} foi encerrado ({outcome}): {reason}. Tente de novo para reiniciá-lo, ou pule, ou informe o resultado.',
  },
} as const;

export type IncidentCode = keyof typeof INCIDENT_TEXT | FeelFailureCode | DecisionFailureCode;
