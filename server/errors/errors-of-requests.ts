import type { ErrorText } from './error-text.ts';

/** The request cannot be understood, or not from this caller: statuses 400 to 403. */
export const errorsOfRequests = {
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
  TEXT_NOT_KEEPABLE: {
    status: 400,
    en: 'A text in the request holds the character NUL or half of a character: remove it, or encode the text in UTF-8 again.',
    pt: 'Um texto da requisição contém o caractere NUL ou metade de um caractere: remova-o ou codifique o texto novamente em UTF-8.',
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
  POINT_OF_SALE_NOT_YOURS: {
    status: 403,
    en: 'This point of sale is not among yours: choose one of yours, or ask an administrator to grant it.',
    pt: 'Este posto de venda não está entre os seus: escolha um dos seus ou peça a um administrador que o conceda.',
  },
  TASK_NOT_FOR_YOU: {
    status: 403,
    en: 'This task is for other people: ask a coordinator to assign it to you if you should do it.',
    pt: 'Esta tarefa é de outras pessoas: peça a um coordenador que a atribua a você se deve fazê-la.',
  },
  PERSON_REQUIRED: {
    status: 403,
    en: 'This is only for people: sign in, or use a token that acts for a person.',
    pt: 'Isto é só para pessoas: entre no sistema ou use um token que age por uma pessoa.',
  },
  CURRENT_PASSWORD_WRONG: {
    status: 403,
    en: 'The current password is not right: check it and try again.',
    pt: 'A senha atual não confere: verifique-a e tente novamente.',
  },
  CLOCK_NOT_MOVABLE: {
    status: 403,
    en: 'Only the clock of an organisation for trying out can be moved, and never in production: use such an organisation.',
    pt: 'Só o relógio de uma organização de testes pode ser adiantado, e nunca em produção: use uma organização assim.',
  },
} as const satisfies Record<string, ErrorText>;
