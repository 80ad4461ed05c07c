import type { ElementId } from '../plan/ids.ts';
import type { Compiling } from './compiling.ts';
import { childOf, idOf, type Moddle } from './moddle.ts';

/** Activities that a boundary event may be attached to (BPMN 2.0 §10.5.4). */
const HOSTS = /^bpmn:(\w*Task|SubProcess|Transaction|AdHocSubProcess|CallActivity)$/;

/** Where a boundary event is attached and whether it ends its host. */
export function readBoundary(
  c: Compiling,
  element: Moddle,
): { readonly host: ElementId; readonly interrupting: boolean } | null {
  const host = childOf(element, 'attachedToRef');
  if (host === null || !HOSTS.test(host.$type)) {
    c.problem('boundary-not-attached', element);
    return null;
  }
  if (childOf(host, '$parent') !== childOf(element, '$parent')) {
    c.problem('boundary-not-attached', element);
    return null;
  }
  return { host: idOf(host), interrupting: element['cancelActivity'] !== false };
}
