import { chooseByConditions } from '../interpret/choose-flows.ts';
import { complete } from '../interpret/complete.ts';
import { good } from '../interpret/trouble.ts';
import type { Element } from './element.ts';

/** Takes the first flow whose condition holds, else the default; never waits (BPMN 2.0 §13.4.2). */
export const exclusiveGateway: Element<'exclusiveGateway'> = {
  extensions: [],
  attributes: { conditionExpression: 'feel' },
  waits: false,
  accepts: (element) => element.$type === 'bpmn:ExclusiveGateway',
  compile: (_element, _c, base) => ({ type: 'exclusiveGateway', ...base }),
  enter(a, _node, token) {
    complete(a, token, {});
    return null;
  },
  choose(a, node, token, writes) {
    if (node.outgoing.length === 0) return good({ flows: [], decided: null });
    const [only] = node.outgoing;
    const first = only === undefined ? undefined : a.index.flows.get(only);
    if (node.outgoing.length === 1 && first?.condition === null)
      return good({ flows: node.outgoing, decided: null });
    return chooseByConditions(a, node, token, writes, true);
  },
};
