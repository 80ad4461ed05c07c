import type { FeelFailureCode } from '../expressions/feel-result.ts';
import type { JsonValue } from '../expressions/json-value.ts';

interface Sentence {
  readonly en: string;
  readonly pt: string;
}

/** What is wrong with a DMN file; `{name}` is filled from the params. */
export const decisionProblemText = {
  'decision-file-too-large': {
    en: 'The file is larger than {limit} KB. Divide it into several.',
    pt: 'O arquivo tem mais de {limit} KB. Divida-o em vários.',
  },
  'decision-file-has-too-many': {
    en: 'The file has more than {limit} decisions. Divide it into several.',
    pt: 'O arquivo tem mais de {limit} decisões. Divida-o em vários.',
  },
  'decision-file-has-doctype': {
    en: 'The file declares a document type. Remove the DOCTYPE and entities.',
    pt: 'O arquivo declara um tipo de documento. Remova o DOCTYPE e as entidades.',
  },
  'decision-file-unreadable': {
    en: 'The file is not DMN 1.1 to 1.5 XML. Save it again from a DMN editor.',
    pt: 'O arquivo não é XML DMN 1.1 a 1.5. Salve-o novamente em um editor DMN.',
  },
  'decision-part-unreadable': {
    en: 'A part of the file cannot be read ({detail}). Correct or remove it in a DMN editor.',
    pt: 'Uma parte do arquivo não pode ser lida ({detail}). Corrija-a ou remova-a em um editor DMN.',
  },
  'decision-file-empty': {
    en: 'The file has no decision. Draw at least one.',
    pt: 'O arquivo não tem nenhuma decisão. Desenhe ao menos uma.',
  },
  'decision-import': {
    en: 'The file imports "{name}". Copy what it needs into this file.',
    pt: 'O arquivo importa "{name}". Copie o necessário para este arquivo.',
  },
  'decision-without-logic': {
    en: 'The decision "{decision}" has no table or expression that can be executed. Draw a decision table or write a FEEL expression.',
    pt: 'A decisão "{decision}" não tem tabela nem expressão executável. Desenhe uma tabela de decisão ou escreva uma expressão FEEL.',
  },
  'decision-logic-unsupported': {
    en: 'The decision "{decision}" is a {kind}, which cannot be executed. Use a decision table or a FEEL expression.',
    pt: 'A decisão "{decision}" é um {kind}, que não pode ser executado. Use uma tabela de decisão ou uma expressão FEEL.',
  },
  'decision-needs-knowledge': {
    en: 'The decision "{decision}" calls a business knowledge model, which cannot be executed. Make it a decision, or write it into the expression.',
    pt: 'A decisão "{decision}" chama um modelo de conhecimento, que não pode ser executado. Transforme-o em decisão ou escreva-o na expressão.',
  },
  'decision-knowledge-ignored': {
    en: '"{name}" is a {kind} and is not executed.',
    pt: '"{name}" é um {kind} e não é executado.',
  },
  'decision-language': {
    en: '"{decision}" is written in {language}. Only FEEL is executed.',
    pt: '"{decision}" está escrita em {language}. Só FEEL é executado.',
  },
  'decision-requirement-unknown': {
    en: 'The decision "{decision}" requires {reference}, which is not in the file. Correct the connection.',
    pt: 'A decisão "{decision}" requer {reference}, que não está no arquivo. Corrija a conexão.',
  },
  'decision-requirement-fails': {
    en: 'The decision "{decision}" requires "{required}", which cannot be executed. Correct that one first.',
    pt: 'A decisão "{decision}" requer "{required}", que não pode ser executada. Corrija essa primeiro.',
  },
  'decision-requirement-cycle': {
    en: 'The decision "{decision}" requires itself in the end. Remove one of the connections.',
    pt: 'A decisão "{decision}" acaba exigindo a si mesma. Remova uma das conexões.',
  },
  'decision-id-missing': {
    en: 'A decision has no id. Give it one.',
    pt: 'Uma decisão não tem id. Dê um a ela.',
  },
  'decision-id-twice': {
    en: 'The id "{decision}" is there more than once. Give each element its own.',
    pt: 'O id "{decision}" aparece mais de uma vez. Dê um a cada elemento.',
  },
  'decision-type-unknown': {
    en: '"{decision}" uses the type "{type}", which is not known. It is not checked.',
    pt: '"{decision}" usa o tipo "{type}", que não é conhecido. Ele não é verificado.',
  },
  'decision-rule-incomplete': {
    en: 'A rule of the decision "{decision}" has {got} cells instead of {expected}. Fill in all columns.',
    pt: 'Uma regra da decisão "{decision}" tem {got} células em vez de {expected}. Preencha todas as colunas.',
  },
  'decision-table-without-output': {
    en: 'The table of the decision "{decision}" has no output. Add a column.',
    pt: 'A tabela da decisão "{decision}" não tem saída. Adicione uma coluna.',
  },
  'decision-input-missing': {
    en: 'A column of the decision "{decision}" has no input expression. Write one.',
    pt: 'Uma coluna da decisão "{decision}" não tem expressão de entrada. Escreva uma.',
  },
  'decision-output-unnamed': {
    en: 'The decision "{decision}" has several outputs, and one has no name. Name each.',
    pt: 'A decisão "{decision}" tem várias saídas e uma está sem nome. Nomeie todas.',
  },
  'decision-priority-unordered': {
    en: 'The decision "{decision}" orders results by priority, but no output lists its values. List them, the most important first.',
    pt: 'A decisão "{decision}" ordena resultados por prioridade, mas nenhuma saída lista seus valores. Liste-os, o mais importante primeiro.',
  },
  'decision-aggregation-outputs': {
    en: 'The decision "{decision}" aggregates by {aggregation}, which needs a single output. Remove the others.',
    pt: 'A decisão "{decision}" agrega por {aggregation}, o que exige uma única saída. Remova as outras.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type DecisionProblemCode = keyof typeof decisionProblemText;

/**
 * A problem of a DMN file and the element it is in. FEEL's own codes carry the failing `text` and
 * its place among the params.
 */
export interface DecisionProblem {
  readonly code: DecisionProblemCode | FeelFailureCode;
  readonly severity: 'error' | 'warning';
  readonly elementId: string | null;
  readonly params: Readonly<Record<string, JsonValue>>;
}
