import fc from 'fast-check';
import {
  aDiagram,
  boundary,
  drawScope,
  drawn,
  end,
  extended,
  scriptTask,
  serviceTask,
  start,
  timer,
  userTask,
  type Arrow,
  type Drawn,
} from '../support/a-diagram.ts';

/** A piece of a block-structured drawing: one way in and at most one way out. */
export type Block =
  | { readonly kind: 'work'; readonly work: Work; readonly listener: Listener | null }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: 'choice'; readonly blocks: readonly Block[]; readonly hasDefault: boolean }
  | { readonly kind: 'fork'; readonly blocks: readonly Block[] }
  | { readonly kind: 'loop'; readonly body: Block }
  | { readonly kind: 'inner'; readonly body: Block; readonly listener: Listener | null }
  | { readonly kind: 'ending'; readonly ending: 'none' | 'terminate' | 'error' };

const WORK = ['user', 'service', 'script', 'manual', 'timer', 'message', 'call'] as const;
type Work = (typeof WORK)[number];

/** A boundary event and where it leads. */
interface Listener {
  readonly event: 'timer' | 'cycle' | 'message' | 'error';
  readonly interrupting: boolean;
  readonly path: Work;
}

const work = fc.constantFrom(...WORK);
const listener: fc.Arbitrary<Listener> = fc.record({
  event: fc.constantFrom('timer', 'cycle', 'message', 'error'),
  interrupting: fc.boolean(),
  path: work,
});
const maybeListener = fc.option(listener, { freq: 2 });

/** Random well-formed procedures, small ones first. */
export const someBlock: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => {
  const inside = (minLength: number) => fc.array(tie('block'), { minLength, maxLength: 3 });
  return {
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ kind: fc.constant('work'), work, listener: maybeListener }),
      fc.record({ kind: fc.constant('sequence'), blocks: inside(1) }),
      fc.record({ kind: fc.constant('choice'), blocks: inside(2), hasDefault: fc.boolean() }),
      fc.record({ kind: fc.constant('fork'), blocks: inside(2) }),
      fc.record({ kind: fc.constant('loop'), body: tie('block') }),
      fc.record({ kind: fc.constant('inner'), body: tie('block'), listener: maybeListener }),
      fc.record({
        kind: fc.constant('ending'),
        ending: fc.constantFrom('none', 'terminate', 'error'),
      }),
    ),
  };
}).block;

interface Piece {
  readonly first: string;
  /** Null where every way through it ends. */
  readonly last: string | null;
}

const ROOTS = `<bpmn:error id="error_a" name="A" errorCode="A" />
<bpmn:message id="message_m" name="m">${extended('<zeebe:subscription correlationKey="=key" />')}</bpmn:message>`;

/** Draws a block as a procedure, and asks the random choices of its run for values. */
export function drawProcedure(block: Block): string {
  let count = 0;
  const name = (kind: string) => `${kind}${(count += 1)}`;

  function body(inner: Block): { elements: Drawn[]; arrows: Arrow[] } {
    const elements: Drawn[] = [];
    const arrows: Arrow[] = [];
    const begin = name('start');
    elements.push(start(begin));
    const piece = draw(inner);
    arrows.push(`${begin}->${piece.first}`);
    if (piece.last !== null) finish(piece.last);
    return { elements, arrows };

    function finish(from: string): void {
      const id = name('end');
      elements.push(end(id));
      arrows.push(`${from}->${id}`);
    }

    function add(kind: string, tag: string, inside = '', attributes = ''): string {
      const id = name(kind);
      elements.push(drawn(tag, id, inside, attributes));
      return id;
    }

    function drawNothing(): Piece {
      const id = drawWork('manual');
      return { first: id, last: id };
    }

    function drawWork(kind: Work): string {
      const id = name(kind);
      elements.push(workElement(kind, id));
      return id;
    }

    function listen(host: string, to: Listener): void {
      const id = name('boundary');
      const interrupting = to.event === 'error' || (to.event !== 'cycle' && to.interrupting);
      elements.push(boundary(id, host, listenerDefinition(to.event), interrupting));
      const path = drawWork(to.path);
      arrows.push(`${id}->${path}`);
      finish(path);
    }

    function drawBranches(
      blocks: readonly Block[],
      tag: string,
      attributes: string,
      split: string,
    ): Piece {
      const pieces = blocks.map(draw);
      const conditional = tag === 'exclusiveGateway';
      pieces.forEach(({ first }, index) => {
        const isDefault = attributes !== '' && index === pieces.length - 1;
        // A gateway between keeps the flows' ids apart and lets a branch be entered by one flow only.
        const condition = conditional && !isDefault ? `: =n = ${index}` : '';
        arrows.push(`${split}->${first}${condition}`);
      });
      const open = pieces.flatMap((piece) => piece.last ?? []);
      if (open.length === 0) return { first: split, last: null };
      const join = add('join', tag);
      for (const last of open) arrows.push(`${last}->${join}`);
      return { first: split, last: join };
    }

    function draw(one: Block): Piece {
      switch (one.kind) {
        case 'work': {
          const id = drawWork(one.work);
          if (one.listener !== null && !['timer', 'message'].includes(one.work))
            listen(id, one.listener);
          return { first: id, last: id };
        }
        case 'sequence': {
          const pieces: Piece[] = [];
          for (const next of one.blocks) {
            const before = pieces.at(-1);
            if (before?.last === null) break;
            const piece = draw(next);
            if (before !== undefined) arrows.push(`${before.last}->${piece.first}`);
            pieces.push(piece);
          }
          const [first] = pieces;
          const last = pieces.at(-1);
          return first === undefined || last === undefined
            ? drawNothing()
            : { first: first.first, last: last.last };
        }
        case 'choice': {
          const split = name('split');
          const at = elements.length;
          elements.push(drawn('exclusiveGateway', split));
          const piece = drawBranches(
            one.blocks,
            'exclusiveGateway',
            one.hasDefault ? 'd' : '',
            split,
          );
          const lastFlow = arrows.findLast(
            (arrow) => arrow.startsWith(`${split}->`) && !arrow.includes(':'),
          );
          const target = lastFlow?.split('->')[1];
          if (one.hasDefault && target !== undefined)
            elements[at] = drawn('exclusiveGateway', split, '', `default="${split}_${target}"`);
          return piece;
        }
        case 'fork': {
          const split = add('fork', 'parallelGateway');
          return drawBranches(one.blocks, 'parallelGateway', '', split);
        }
        case 'loop': {
          const merge = add('merge', 'exclusiveGateway');
          const wait = drawWork('user');
          const inside = draw(one.body);
          arrows.push(`${merge}->${wait}`, `${wait}->${inside.first}`);
          if (inside.last === null) return { first: merge, last: null };
          const again = name('again');
          const out = drawWork('manual');
          elements.push(drawn('exclusiveGateway', again, '', `default="${again}_${out}"`));
          arrows.push(`${inside.last}->${again}`, `${again}->${merge}: =again`, `${again}->${out}`);
          return { first: merge, last: out };
        }
        case 'inner': {
          const id = name('inner');
          const { elements: within, arrows: ways } = body(one.body);
          elements.push(drawn('subProcess', id, drawScope(within, ways)));
          if (one.listener !== null) listen(id, one.listener);
          return { first: id, last: id };
        }
        case 'ending':
          return { first: add('ending', 'endEvent', endDefinition(one.ending)), last: null };
      }
    }
  }

  const { elements, arrows } = body(block);
  return aDiagram('p', elements, arrows, ROOTS);
}

function workElement(kind: Work, id: string): Drawn {
  const mapped = '<zeebe:ioMapping><zeebe:input source="=n" target="local" /></zeebe:ioMapping>';
  switch (kind) {
    case 'user':
      return userTask(id, mapped);
    case 'service':
      return serviceTask(id);
    case 'script':
      return scriptTask(id, '=n + 1', 'n');
    case 'manual':
      return drawn('manualTask', id);
    case 'timer':
      return drawn('intermediateCatchEvent', id, timer('timeDuration', 'PT1H'));
    case 'message':
      return drawn('intermediateCatchEvent', id, messageDefinition);
    case 'call':
      return drawn('callActivity', id, extended('<zeebe:calledElement processId="other" />'));
  }
}

const messageDefinition = '<bpmn:messageEventDefinition messageRef="message_m" />';

function listenerDefinition(event: Listener['event']): string {
  switch (event) {
    case 'timer':
      return timer('timeDuration', 'PT30M');
    case 'cycle':
      return timer('timeCycle', 'R2/PT20M');
    case 'message':
      return messageDefinition;
    case 'error':
      return '<bpmn:errorEventDefinition errorRef="error_a" />';
  }
}

function endDefinition(ending: 'none' | 'terminate' | 'error'): string {
  switch (ending) {
    case 'none':
      return '';
    case 'terminate':
      return '<bpmn:terminateEventDefinition />';
    case 'error':
      return '<bpmn:errorEventDefinition errorRef="error_a" />';
  }
}
