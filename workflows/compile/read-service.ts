import { readDurationMs } from '../expressions/time/read-timer.ts';
import type { Operand, PlanNodes } from '../plan/plan-nodes.ts';
import type { Compiling } from './compiling.ts';
import { extensionOf, textOf, type Moddle } from './moddle.ts';

/** A step takes a minute unless the drawing says otherwise, ten at most (decision 7). */
const TIMEOUT = { usual: 60_000, least: 1_000, most: 600_000 };

/** The first retry waits this long, each further one twice as long as the one before. */
const BACKOFF = { usual: 1_000, least: 0, most: 3_600_000 };

type Service = Pick<PlanNodes['serviceTask'], 'queue' | 'timeoutMs' | 'backoffMs'>;

/** `roteiro:service`: where a step is served, how long it may take, how it is tried again. */
export function readService(c: Compiling, element: Moddle, jobType: Operand): Service | null {
  const service = extensionOf(element, 'roteiro:Service');
  const queue = service === null ? null : textOf(service, 'queue');
  const type =
    jobType.kind === 'literal' && typeof jobType.value === 'string' ? jobType.value : null;
  if (type?.startsWith('roteiro.') === true) {
    c.problem('service-type-reserved', element, { type });
    return null;
  }
  if (queue !== null) {
    if (queue === 'roteiro' || queue.startsWith('roteiro.')) {
      c.problem('queue-reserved', element, { queue });
      return null;
    }
    if (c.settings !== null && !c.settings.queues.includes(queue))
      c.problem('queue-unknown', element, { queue, known: c.settings.queues.join(', ') });
  } else if (type !== null && c.settings?.serviceTypes.includes(type) !== true) {
    c.problem('service-type-unknown', element, { type }, c.settings === null ? 'warning' : 'error');
  } else if (type === null) {
    c.problem('service-type-needs-queue', element, {}, c.settings === null ? 'warning' : 'error');
  }
  return {
    queue,
    timeoutMs: readLength(c, element, service, 'timeout', TIMEOUT),
    backoffMs: readLength(c, element, service, 'backoff', BACKOFF),
  };
}

function readLength(
  c: Compiling,
  element: Moddle,
  service: Moddle | null,
  attribute: string,
  bounds: { readonly usual: number; readonly least: number; readonly most: number },
): number {
  const text = service === null ? null : textOf(service, attribute);
  if (text === null) return bounds.usual;
  const length = readDurationMs(text);
  if (length !== null && length >= bounds.least && length <= bounds.most) return length;
  c.problem('service-duration-invalid', element, {
    attribute,
    text,
    leastSeconds: bounds.least / 1000,
    mostSeconds: bounds.most / 1000,
  });
  return bounds.usual;
}
