import type { Compiling } from './compiling.ts';
import { describeElement, drawInstead } from './describe-element.ts';
import { childOf, childrenOf, flagOf, type Moddle } from './moddle.ts';

/** Root elements that others refer to, and that mean nothing by themselves. */
const REFERRED = [
  'bpmn:Process',
  'bpmn:Collaboration',
  'bpmn:Message',
  'bpmn:Error',
  'bpmn:Signal',
  'bpmn:Escalation',
  'bpmn:ItemDefinition',
  'bpmn:Category',
  'bpmn:Interface',
  'bpmn:DataStore',
  'bpmn:Resource',
];

/** What stands beside the processes: pools that would talk to each other, global tasks, and more. */
export function checkDefinitions(c: Compiling, definitions: Moddle): void {
  for (const element of childrenOf(definitions, 'rootElements')) {
    if (!REFERRED.includes(element.$type)) refuse(c, element);
    if (element.$type !== 'bpmn:Collaboration') continue;
    for (const participant of childrenOf(element, 'participants'))
      if (childOf(participant, 'participantMultiplicity') !== null)
        c.problem('attribute-not-supported', participant, { attribute: 'participantMultiplicity' });
    for (const flow of childrenOf(element, 'messageFlows')) if (joinsTwo(flow)) refuse(c, flow);
  }
}

function refuse(c: Compiling, element: Moddle): void {
  const type = describeElement(element);
  c.problem('element-not-supported', element, { type, ...drawInstead(type) });
}

/** Whether a message flow runs between two executable pools; one to a closed pool only draws. */
function joinsTwo(flow: Moddle): boolean {
  return ['sourceRef', 'targetRef'].every((end) => runs(childOf(flow, end)));
}

function runs(element: Moddle | null): boolean {
  for (let at = element; at !== null; at = childOf(at, '$parent')) {
    if (at.$type === 'bpmn:Process') return flagOf(at, 'isExecutable');
    const process = at.$type === 'bpmn:Participant' ? childOf(at, 'processRef') : null;
    if (process !== null) return flagOf(process, 'isExecutable');
  }
  return false;
}
