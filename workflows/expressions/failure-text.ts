import type { FeelFailureCode } from './feel-result.ts';

interface Sentence {
  readonly en: string;
  readonly pt: string;
}

/** What a person reads for each failure; `{name}` is filled from the failure's params. */
export const feelFailureText: Readonly<Record<FeelFailureCode, Sentence>> = {
  'feel-too-long': {
    en: 'The expression is too long or nested too deep. Split it, or move a part into a script task or a decision.',
    pt: 'A expressão é longa demais ou tem níveis demais. Divida-a ou mova uma parte para uma tarefa de script ou uma decisão.',
  },
  'feel-syntax': {
    en: 'The expression cannot be read at position {position}, near "{near}". Correct the FEEL text there.',
    pt: 'A expressão não pode ser lida na posição {position}, perto de "{near}". Corrija o texto FEEL nesse ponto.',
  },
  'feel-number': {
    en: 'The number "{number}" is written in a way that is not read reliably. Write out its digits, without an exponent and without a space after the minus sign.',
    pt: 'O número "{number}" está escrito de um modo que não é lido com segurança. Escreva os dígitos por extenso, sem expoente e sem espaço depois do sinal de menos.',
  },
  'feel-function-definition': {
    en: 'The expression defines a function. Write the calculation where it is needed, or use a decision table.',
    pt: 'A expressão define uma função. Escreva o cálculo onde ele é necessário ou use uma tabela de decisão.',
  },
  'feel-iteration-nested': {
    en: 'Loops and filters are nested more than {limit} deep. Compute the inner result in an earlier step.',
    pt: 'Laços e filtros estão aninhados em mais de {limit} níveis. Calcule o resultado interno em um passo anterior.',
  },
  'feel-unknown-function': {
    en: 'There is no function "{name}" here. Use one of the FEEL built-in functions.',
    pt: 'Não existe aqui a função "{name}". Use uma das funções internas do FEEL.',
  },
  'feel-builtin-as-value': {
    en: '"{name}" is a built-in function and is used like a variable. Call it with parentheses, or rename the variable.',
    pt: '"{name}" é uma função interna e está sendo usada como variável. Chame-a com parênteses ou renomeie a variável.',
  },
  'feel-partial': {
    en: 'Inside a loop, "partial" may only be counted, summed or indexed with a number, as in partial[-1].',
    pt: 'Dentro de um laço, "partial" só pode ser contado, somado ou indexado com um número, como em partial[-1].',
  },
  'feel-reserved-name': {
    en: 'The name "{name}" is reserved. Choose another name.',
    pt: 'O nome "{name}" é reservado. Escolha outro nome.',
  },
  'feel-pattern': {
    en: 'The pattern "{pattern}" cannot be used. Look-around, back-references and class subtraction are not supported.',
    pt: 'O padrão "{pattern}" não pode ser usado. Look-around, referências anteriores e subtração de classes não são suportados.',
  },
  'feel-too-costly': {
    en: 'The expression would take too much work on these values. Work on shorter lists, or in smaller steps.',
    pt: 'A expressão exigiria trabalho demais com estes valores. Use listas menores ou passos menores.',
  },
  'feel-range-unbounded': {
    en: 'The loop over "{range}" has no limit known beforehand. Use whole numbers or variables as its ends.',
    pt: 'O laço sobre "{range}" não tem um limite conhecido de antemão. Use números inteiros ou variáveis como extremos.',
  },
  'feel-null': {
    en: 'The expression gives null where a decision must be made. Missing variables: {missing}. Set them, or handle null.',
    pt: 'A expressão resulta em null onde é preciso decidir. Variáveis ausentes: {missing}. Defina-as ou trate o null.',
  },
  'feel-not-boolean': {
    en: 'The expression gives a {type} where true or false is needed. Write a comparison.',
    pt: 'A expressão resulta em {type} onde é preciso verdadeiro ou falso. Escreva uma comparação.',
  },
  'feel-value-not-storable': {
    en: 'The expression gives a value that cannot be stored ({type}). Turn it into a number, text, list or context.',
    pt: 'A expressão resulta em um valor que não pode ser guardado ({type}). Converta-o em número, texto, lista ou contexto.',
  },
  'feel-error': {
    en: 'The expression could not be evaluated with these values. Check the types of what it compares and computes.',
    pt: 'A expressão não pôde ser avaliada com estes valores. Verifique os tipos do que ela compara e calcula.',
  },
};
