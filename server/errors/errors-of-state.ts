import type { ErrorText } from './error-text.ts';

/** The request cannot be fulfilled as things stand: statuses from 404 on. */
export const errorsOfState = {
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
  ORGANISATION_SLUG_TAKEN: {
    status: 409,
    en: 'There is an organisation with the slug {slug} already: choose another.',
    pt: 'Já existe uma organização com o identificador {slug}: escolha outro.',
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
  RUN_CLOSED: {
    status: 409,
    en: 'The run has ended and can no longer be changed: start another if work is left.',
    pt: 'O atendimento já terminou e não pode mais ser alterado: inicie outro se restar trabalho.',
  },
  EPOCH_NOT_NEEDED: {
    status: 409,
    en: "The run needs no new epoch: what is stored and Temporal's history agree. Read its alarms to see what else is wrong.",
    pt: 'O atendimento não precisa de nova época: o que está gravado e o histórico do Temporal concordam. Leia seus alarmes para ver o que mais está errado.',
  },
  EPOCH_WITHOUT_HISTORY: {
    status: 409,
    en: 'Temporal no longer has the whole history of the run, so nothing says where an epoch could begin: start another run if work is left.',
    pt: 'O Temporal já não tem todo o histórico do atendimento, e nada diz onde uma época começaria: inicie outro se restar trabalho.',
  },
  PROCEDURE_HIDDEN: {
    status: 409,
    en: 'The procedure is hidden and starts nothing: show it again, or start another.',
    pt: 'O procedimento está oculto e não inicia nada: volte a exibi-lo ou inicie outro.',
  },
  TASK_GONE: {
    status: 409,
    en: 'The task is no longer open: it was {status}. What was filled in is kept with the task; go on with the run’s open tasks.',
    pt: 'A tarefa não está mais aberta: foi {status}. O que foi preenchido fica guardado com ela; siga com as tarefas abertas do atendimento.',
  },
  TASK_COMPLETING: {
    status: 409,
    en: 'The task is just being completed by another request: read it again in a moment.',
    pt: 'A tarefa está sendo concluída por outra requisição: leia-a de novo em instantes.',
  },
  TASK_CLAIMED_BY_ANOTHER: {
    status: 409,
    en: 'The task is claimed by {assignee}: ask them to give it back, or a coordinator to assign it to you.',
    pt: 'A tarefa está com {assignee}: peça que a devolva ou que um coordenador a atribua a você.',
  },
  TASK_NOT_CLAIMED: {
    status: 409,
    en: 'Only who has claimed a task completes it: claim it first.',
    pt: 'Só quem assumiu a tarefa a conclui: assuma-a primeiro.',
  },
  INCIDENT_GONE: {
    status: 409,
    en: 'The incident is no longer open: it was {status}. Read the run again.',
    pt: 'O incidente não está mais aberto: foi {status}. Leia o atendimento de novo.',
  },
  ELEMENT_LEFT: {
    status: 409,
    en: 'The run has left the element whose variables should be set: read the run again.',
    pt: 'O atendimento já saiu do elemento cujas variáveis seriam definidas: leia o atendimento de novo.',
  },
  OPERATION_NOT_TAKEN: {
    status: 409,
    en: 'The run has recorded this and changed nothing ({why}): correct it and try again with a new key.',
    pt: 'O atendimento registrou isto e nada mudou ({why}): corrija e tente de novo com uma chave nova.',
  },
  LAST_ADMINISTRATOR: {
    status: 409,
    en: 'This is the last administrator who can sign in: make somebody else one first.',
    pt: 'Este é o último administrador que pode entrar: torne outra pessoa administradora primeiro.',
  },
  QUEUE_TAKEN: {
    status: 409,
    en: 'The queue {queue} belongs to another organisation of this installation: choose another name.',
    pt: 'A fila {queue} pertence a outra organização desta instalação: escolha outro nome.',
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
  PROCEDURE_NOT_PUBLISHED: {
    status: 422,
    en: 'The procedure has no published version yet: publish it first.',
    pt: 'O procedimento ainda não tem versão publicada: publique-o primeiro.',
  },
  PROCEDURE_HAS_SEVERAL_PROCESSES: {
    status: 422,
    en: 'The procedure has several processes: start one of them by its processId: {processIds}.',
    pt: 'O procedimento tem vários processos: inicie um deles pelo processId: {processIds}.',
  },
  PROCESS_NOT_STARTED_BY_HAND: {
    status: 422,
    en: 'The process {processId} starts only by messages or timers: send its message, or draw a plain start event.',
    pt: 'O processo {processId} só começa por mensagem ou temporizador: envie a mensagem ou desenhe um evento de início simples.',
  },
  VARIABLES_NOT_VALID: {
    status: 422,
    en: 'Some variables cannot be taken: correct those named in the details.',
    pt: 'Algumas variáveis não podem ser aceitas: corrija as indicadas nos detalhes.',
  },
  FORM_VALUES_NOT_VALID: {
    status: 422,
    en: 'Some fields are not filled in as the form asks: correct those named in the details.',
    pt: 'Alguns campos não estão preenchidos como o formulário pede: corrija os indicados nos detalhes.',
  },
  PERSON_NOT_ASSIGNABLE: {
    status: 422,
    en: 'This person cannot be given the task: choose somebody with an open account, a role that works on tasks, and this point of sale.',
    pt: 'Esta pessoa não pode receber a tarefa: escolha alguém com conta ativa, um papel que executa tarefas e este posto de venda.',
  },
  INCIDENT_NEEDS_CHOICE: {
    status: 422,
    en: 'Several ways lead on from this element: override and choose the flows: {flowIds}.',
    pt: 'Vários caminhos saem deste elemento: decida manualmente e escolha os fluxos: {flowIds}.',
  },
  FLOW_NOT_OF_ELEMENT: {
    status: 422,
    en: 'These flows do not leave the element: choose among {flowIds}.',
    pt: 'Estes fluxos não saem do elemento: escolha entre {flowIds}.',
  },
  DURATION_NOT_VALID: {
    status: 422,
    en: 'The duration must be ISO 8601, lead forward, and end within a hundred years, such as P30D or PT4H: correct it.',
    pt: 'A duração deve ser ISO 8601, avançar no tempo e terminar em até cem anos, como P30D ou PT4H: corrija-a.',
  },
  CONNECTIONS_TOO_MANY: {
    status: 429,
    en: 'Too many pages of yours listen for news at once: close some of them; it is tried again after {retryAfter} seconds.',
    pt: 'Páginas suas demais esperam novidades ao mesmo tempo: feche algumas; nova tentativa em {retryAfter} segundos.',
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
  TEMPORAL_AWAY: {
    status: 503,
    en: 'Temporal cannot be reached just now and nothing was changed: try again in {retryAfter} seconds.',
    pt: 'O Temporal não está acessível agora e nada mudou: tente de novo em {retryAfter} segundos.',
  },
  DATABASE_AWAY: {
    status: 503,
    en: 'The database cannot be reached just now and nothing was changed that you were not told of: try again in {retryAfter} seconds.',
    pt: 'O banco de dados não está acessível agora e nada mudou sem aviso: tente de novo em {retryAfter} segundos.',
  },
} as const satisfies Record<string, ErrorText>;
