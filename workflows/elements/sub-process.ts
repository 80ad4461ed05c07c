import { childrenOf, flagOf, idOf } from '../compile/moddle.ts';
import { record } from '../interpret/activation.ts';
import type { Token } from '../interpret/token.ts';
import type { Element } from './element.ts';

/** Runs its inner elements in a scope of its own, and completes when none is left (§13.3.4). */
export const subProcess: Element<'subProcess'> = {
  extensions: ['zeebe:IoMapping'],
  attributes: {},
  waits: true,
  accepts: (element) => element.$type === 'bpmn:SubProcess' && !flagOf(element, 'triggeredByEvent'),
  compile(element, c, base) {
    const starts = childrenOf(element, 'flowElements').filter(
      (inner) => inner.$type === 'bpmn:StartEvent',
    );
    const [start] = starts;
    if (start === undefined || starts.length > 1) {
      c.problem('sub-process-needs-one-start', element, { starts: starts.length });
      return null;
    }
    for (const definition of childrenOf(start, 'eventDefinitions'))
      c.problem('sub-process-start-must-be-none', start, { kind: definition.$type });
    return { type: 'subProcess', ...base, start: idOf(start) };
  },
  enter(a, node, token) {
    const inner: Token = {
      id: a.draft.nextId,
      element: node.start,
      scope: token.id,
      wait: { kind: 'arrived', flow: null },
    };
    const data = { start: node.start };
    record(a, { type: 'sub-process-opened', element: node.id, token: token.id, data }, [
      [token.id, { ...token, wait: { kind: 'scope' } }],
      [inner.id, inner],
    ]);
    a.ready.push(inner.id);
    return null;
  },
};
