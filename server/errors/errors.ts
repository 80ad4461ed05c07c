/** What a caller is told: a status and a sentence that says what to do, in both languages. */
export interface ErrorText {
  readonly status: number;
  readonly en: string;
  readonly pt: string;
}

/**
 * Every error of the program that a caller can meet, by code. `{name}` in a sentence is filled
 * from the error's details. `docs/error-codes.md` lists the same codes: a test compares them.
 */
export const errors = {
  REQUEST_NOT_VALID: {
    status: 400,
    en: 'The request is not as this address expects it: correct the fields named in the details.',
    pt: 'A requisição não está como este endereço espera: corrija os campos indicados nos detalhes.',
  },
  JSON_NOT_READABLE: {
    status: 400,
    en: 'The body is not readable JSON: send one well-formed JSON value.',
    pt: 'O corpo não é um JSON legível: envie um único valor JSON bem formado.',
  },
  CURSOR_NOT_VALID: {
    status: 400,
    en: 'The cursor is not one that this list gave: start again without a cursor.',
    pt: 'O cursor não foi dado por esta lista: comece de novo sem cursor.',
  },
  IDEMPOTENCY_KEY_NOT_VALID: {
    status: 400,
    en: 'Idempotency-Key must have 1 to 200 visible ASCII characters: send another key.',
    pt: 'Idempotency-Key deve ter de 1 a 200 caracteres ASCII visíveis: envie outra chave.',
  },
  SIGN_IN_REQUIRED: {
    status: 401,
    en: 'Sign in, or send an API token, and try again.',
    pt: 'Entre no sistema, ou envie um token de API, e tente novamente.',
  },
  SIGN_IN_REFUSED: {
    status: 401,
    en: 'The e-mail address and the password do not match: check both and try again.',
    pt: 'O e-mail e a senha não conferem: verifique os dois e tente novamente.',
  },
  TOKEN_NOT_VALID: {
    status: 401,
    en: 'The API token is unknown or has been revoked: ask an administrator for another.',
    pt: 'O token de API é desconhecido ou foi revogado: peça outro a um administrador.',
  },
  ROLE_NOT_ALLOWED: {
    status: 403,
    en: 'Your role may not do this; it needs one of: {roles}. Ask an administrator if you should have it.',
    pt: 'Seu papel não permite isto; é preciso um destes: {roles}. Fale com um administrador se deveria tê-lo.',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    en: 'The request came from another site: use the pages of Roteiro, or an API token.',
    pt: 'A requisição veio de outro site: use as páginas do Roteiro ou um token de API.',
  },
  NOT_FOUND: {
    status: 404,
    en: 'There is no {what} with this id, or you may not see it: check the address.',
    pt: 'Não há {what} com este id, ou você não pode vê-lo: verifique o endereço.',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    en: 'There is nothing at this address: /api/openapi.json lists all there is.',
    pt: 'Não há nada neste endereço: /api/openapi.json lista tudo o que existe.',
  },
  VERSION_STALE: {
    status: 409,
    en: 'Somebody changed it meanwhile: read version {current} and make your change on that.',
    pt: 'Alguém o alterou nesse meio-tempo: leia a versão {current} e refaça sua alteração nela.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    en: 'This Idempotency-Key was used with another request: send a new key.',
    pt: 'Esta Idempotency-Key já foi usada com outra requisição: envie uma chave nova.',
  },
  MESSAGE_ID_REUSED: {
    status: 409,
    en: 'A message with the id {messageId}, this name and this key came with other content: send a new id.',
    pt: 'Uma mensagem com o id {messageId}, este nome e esta chave veio com outro conteúdo: envie um id novo.',
  },
  PERSON_EMAIL_TAKEN: {
    status: 409,
    en: 'Another person has this e-mail address: use another, or change that person.',
    pt: 'Outra pessoa já tem este e-mail: use outro ou altere aquela pessoa.',
  },
  POINT_OF_SALE_CODE_TAKEN: {
    status: 409,
    en: 'Another point of sale has this code: choose another.',
    pt: 'Outro posto de venda já tem este código: escolha outro.',
  },
  PRODUCT_CODE_TAKEN: {
    status: 409,
    en: 'Another product has this code: choose another.',
    pt: 'Outro produto já tem este código: escolha outro.',
  },
  ITEM_SERIAL_NUMBER_TAKEN: {
    status: 409,
    en: 'An item of this product has this serial number already: check the number.',
    pt: 'Já existe um item deste produto com este número de série: verifique o número.',
  },
  FORM_ID_TAKEN: {
    status: 409,
    en: 'There is a form with the id {formId} already: change the id in the form, or change that form.',
    pt: 'Já existe um formulário com o id {formId}: mude o id no formulário ou altere o existente.',
  },
  DECISION_ID_TAKEN: {
    status: 409,
    en: 'There is a decision file with the id {decisionId} already: change the id, or change that file.',
    pt: 'Já existe um arquivo de decisão com o id {decisionId}: mude o id ou altere o existente.',
  },
  ID_CHANGED: {
    status: 409,
    en: 'The id in the file is not {expected}: keep the id, or create a new one with the other id.',
    pt: 'O id no arquivo não é {expected}: mantenha o id ou crie outro com o novo id.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    en: 'The body is larger than {limitBytes} bytes: send less.',
    pt: 'O corpo passa de {limitBytes} bytes: envie menos.',
  },
  BODY_NOT_JSON: {
    status: 415,
    en: 'Only JSON is read here: send the body with Content-Type application/json.',
    pt: 'Aqui só se lê JSON: envie o corpo com Content-Type application/json.',
  },
  REFERENCE_NOT_FOUND: {
    status: 422,
    en: 'The {what} that the request names does not exist: choose one that does.',
    pt: 'O {what} indicado na requisição não existe: escolha um que exista.',
  },
  ITEM_DATES_NOT_VALID: {
    status: 422,
    en: 'Delivery and the end of the warranty cannot be before the sale: correct the dates.',
    pt: 'A entrega e o fim da garantia não podem ser antes da venda: corrija as datas.',
  },
  PROCEDURE_HAS_PROBLEMS: {
    status: 422,
    en: 'The procedure cannot be published yet: solve the problems in the details, then publish again.',
    pt: 'O procedimento ainda não pode ser publicado: resolva os problemas nos detalhes e publique de novo.',
  },
  FORM_HAS_PROBLEMS: {
    status: 422,
    en: 'The form cannot be published yet: solve the problems in the details, then publish again.',
    pt: 'O formulário ainda não pode ser publicado: resolva os problemas nos detalhes e publique de novo.',
  },
  DECISION_HAS_PROBLEMS: {
    status: 422,
    en: 'The decision cannot be used yet: solve the problems in the details, then try again.',
    pt: 'A decisão ainda não pode ser usada: resolva os problemas nos detalhes e tente de novo.',
  },
  PERSONAL_REFERENCE_NOT_VALID: {
    status: 422,
    en: 'The value at {path} refers to a personal value that this run does not have: send the value itself.',
    pt: 'O valor em {path} refere-se a um dado pessoal que este atendimento não tem: envie o próprio valor.',
  },
  PERSONAL_VALUE_TOO_LARGE: {
    status: 422,
    en: 'The personal value at {path} is larger than {limitBytes} bytes: send less, or a file.',
    pt: 'O dado pessoal em {path} passa de {limitBytes} bytes: envie menos, ou um arquivo.',
  },
  ERASE_REASON_IS_PERSONAL: {
    status: 422,
    en: 'The reason repeats a value that is to be erased, and the record keeps it for good: write it without names and numbers of the person.',
    pt: 'O motivo repete um dado que será apagado, e o registro o guarda para sempre: escreva-o sem nomes e números da pessoa.',
  },
  TOO_MANY_ATTEMPTS: {
    status: 429,
    en: 'Too many attempts to sign in: wait {retryAfter} seconds and try again.',
    pt: 'Tentativas demais de entrar: espere {retryAfter} segundos e tente novamente.',
  },
  INTERNAL: {
    status: 500,
    en: 'Something failed that should not: try again, and tell the administrator this request id.',
    pt: 'Algo falhou que não deveria: tente de novo e informe este id de requisição ao administrador.',
  },
  DATABASE_AWAY: {
    status: 503,
    en: 'The database cannot be reached just now and nothing was changed that you were not told of: try again in {retryAfter} seconds.',
    pt: 'O banco de dados não está acessível agora e nada mudou sem aviso: tente de novo em {retryAfter} segundos.',
  },
} as const satisfies Record<string, ErrorText>;

export type ErrorCode = keyof typeof errors;
