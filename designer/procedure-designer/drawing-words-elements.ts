const events = {
  Compensation: 'de compensação',
  Conditional: 'condicional',
  Error: 'de erro',
  Escalation: 'de escalonamento',
  Link: 'de ligação',
  Message: 'de mensagem',
  Signal: 'de sinal',
  Timer: 'de tempo',
  Cancel: 'de cancelamento',
} as const;

const places = {
  'start event': 'Evento de início',
  'intermediate catch event': 'Evento intermediário de espera',
  'intermediate throw event': 'Evento intermediário de envio',
  'boundary event': 'Evento de borda',
  'end event': 'Evento de fim',
} as const;

/** `Timer boundary event (non-interrupting)` and its like. */
const eventWords = Object.entries(events).flatMap(([event, kind]) =>
  Object.entries(places).flatMap(([place, name]): [string, string][] => [
    [`${event} ${place}`, `${name} ${kind}`],
    [`${event} ${place} (non-interrupting)`, `${name} ${kind} (não interrompe)`],
  ]),
);

/** What elements are called. */
export const elementWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries(eventWords),
  'Start event': 'Evento de início',
  'Intermediate throw event': 'Evento intermediário de envio',
  'Boundary event': 'Evento de borda',
  'End event': 'Evento de fim',
  'Terminate end event': 'Evento de fim com término',
  Task: 'Tarefa',
  'User task': 'Tarefa de pessoa',
  'Service task': 'Tarefa de serviço',
  'Send task': 'Tarefa de envio',
  'Receive task': 'Tarefa de recebimento',
  'Manual task': 'Tarefa manual',
  'Business rule task': 'Tarefa de decisão',
  'Script task': 'Tarefa de script',
  'Call activity': 'Chamada de procedimento',
  'Sub-process': 'Subprocesso',
  'Sub-process (collapsed)': 'Subprocesso (recolhido)',
  'Sub-process (expanded)': 'Subprocesso (expandido)',
  'Ad-hoc sub-process (collapsed)': 'Subprocesso ad hoc (recolhido)',
  'Ad-hoc sub-process (expanded)': 'Subprocesso ad hoc (expandido)',
  'Event sub-process': 'Subprocesso de evento',
  Transaction: 'Transação',
  'Exclusive gateway': 'Desvio exclusivo',
  'Parallel gateway': 'Desvio paralelo',
  'Inclusive gateway': 'Desvio inclusivo',
  'Complex gateway': 'Desvio complexo',
  'Event-based gateway': 'Desvio por evento',
  'Sequence flow': 'Fluxo de sequência',
  'Default flow': 'Fluxo padrão',
  'Conditional flow': 'Fluxo condicional',
  'Data object reference': 'Objeto de dados',
  'Data store reference': 'Repositório de dados',
  'Empty pool/participant': 'Piscina/participante vazio',
  'Expanded pool/participant': 'Piscina/participante expandido',
  'Empty pool/participant (removes content)': 'Piscina/participante vazio (remove o conteúdo)',
  Process: 'Processo',
  Participant: 'Participante',
  Group: 'Grupo',
  Annotation: 'Anotação',
};
