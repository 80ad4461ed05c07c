import { defineTexts } from '../texts/define-texts.ts';
import type { Language } from '../texts/language.tsx';
import type { Drawing } from './drawing.ts';

export const elementTypeTexts = defineTexts(
  {
    process: 'Process',
    userTask: 'User task',
    manualTask: 'Manual task',
    serviceTask: 'Service task',
    scriptTask: 'Script task',
    businessRuleTask: 'Decision task',
    task: 'Task',
    callActivity: 'Call of a procedure',
    subProcess: 'Sub-process',
    startEvent: 'Start',
    endEvent: 'End',
    boundaryEvent: 'Boundary event',
    intermediateCatchEvent: 'Catch event',
    exclusiveGateway: 'Exclusive gateway',
    parallelGateway: 'Parallel gateway',
    sequenceFlow: 'Flow',
  },
  {
    process: 'Processo',
    userTask: 'Tarefa de usuário',
    manualTask: 'Tarefa manual',
    serviceTask: 'Tarefa de serviço',
    scriptTask: 'Tarefa de script',
    businessRuleTask: 'Tarefa de decisão',
    task: 'Tarefa',
    callActivity: 'Chamada de procedimento',
    subProcess: 'Subprocesso',
    startEvent: 'Início',
    endEvent: 'Fim',
    boundaryEvent: 'Evento de borda',
    intermediateCatchEvent: 'Evento de captura',
    exclusiveGateway: 'Gateway exclusivo',
    parallelGateway: 'Gateway paralelo',
    sequenceFlow: 'Fluxo',
  },
);

/** What kind of element it is, in words. */
export function elementTypeName(type: string, language: Language): string {
  const words: ReadonlyMap<string, string> = new Map(Object.entries(elementTypeTexts[language]));
  return words.get(type) ?? type;
}

/** The name of an element as it is drawn; of one without a name what it is, with its id. */
export function elementName(drawing: Drawing | undefined, id: string, language: Language): string {
  const element = drawing?.elements.get(id);
  if (element === undefined) return id;
  return element.name ?? `${elementTypeName(element.type, language)} (${id})`;
}

/** A way on: by its own name, else by where it leads. */
export function flowName(drawing: Drawing | undefined, id: string, language: Language): string {
  const flow = drawing?.flows.get(id);
  if (flow === undefined) return id;
  const target = elementName(drawing, flow.target, language);
  return flow.name === null ? target : `${flow.name} → ${target}`;
}
