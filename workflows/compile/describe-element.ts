import { eventDefinitionsOf, flagOf, type Moddle } from './moddle.ts';

/** What an element is, in the words of BPMN: its type, and its triggers if it is an event. */
export function describeElement(element: Moddle): string {
  const kind = words(element.$type);
  if (element.$type === 'bpmn:SubProcess' && flagOf(element, 'triggeredByEvent'))
    return 'event sub process';
  const definitions = eventDefinitionsOf(element).map((definition) =>
    words(definition.$type).replace(/ event definition$/, ''),
  );
  return definitions.length === 0 ? kind : `${kind} (${definitions.join(', ')})`;
}

function words(type: string): string {
  return type
    .replace(/^\w+:/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

const INSTEAD: readonly (readonly [RegExp, string, string])[] = [
  [
    /inclusive gateway|complex gateway/,
    'Draw a parallel gateway whose branches begin with an exclusive one.',
    'Desenhe um gateway paralelo cujos ramos começam com um exclusivo.',
  ],
  [
    /event based gateway/,
    'Draw a user task with boundary events for what may happen.',
    'Desenhe uma tarefa de usuário com eventos de borda para o que pode acontecer.',
  ],
  [
    /event sub process/,
    'Draw a boundary event on a sub-process around the steps.',
    'Desenhe um evento de borda em um subprocesso ao redor dos passos.',
  ],
  [
    /send task|throw event|end event \(message/,
    'Draw a service task that sends it.',
    'Desenhe uma tarefa de serviço que o envie.',
  ],
  [
    /receive task/,
    'Draw an intermediate message event.',
    'Desenhe um evento intermediário de mensagem.',
  ],
];

/** What to draw instead, in both languages. */
export function drawInstead(type: string): {
  readonly instead: string;
  readonly insteadPt: string;
} {
  const found = INSTEAD.find(([pattern]) => pattern.test(type));
  return {
    instead: found?.[1] ?? 'Remove it, or draw its meaning with other elements.',
    insteadPt: found?.[2] ?? 'Remova-o ou desenhe o significado com outros elementos.',
  };
}
