import type { FeelNode } from '../feel-engine.ts';
import { isPlainObject } from '../feel-engine.ts';
import { stop } from '../feel-result.ts';
import { MAX_ITERATIONS } from '../limits.ts';
import { nameOf } from '../names-in-tree.ts';
import { callShape } from './call-shape.ts';
import type { Meter } from './meter.ts';
import { arithmetic, rangeLength } from './number-bounds.ts';
import { COPY, LOOK_UP, parserKeys } from './parser-keys.ts';
import type { Scope } from './scope.ts';
import { inside, lookUp, outermost } from './scope.ts';
import type { Shape } from './shape.ts';
import { itemOf, nothingSeen, numberShape, scalar, shapeOf, textShape, together } from './shape.ts';

/** How often a loop that looks back at its own results is followed before it is refused. */
const MAX_PARTIAL_ROUNDS = 500;

/**
 * Walks the tree with the sizes of the values it will read and adds up an upper bound of the
 * work and of every value made, before anything is evaluated. Stops beyond the bounds.
 */
export const estimate = (
  root: FeelNode,
  variables: ReadonlyMap<string, Shape>,
  meter: Meter,
): Shape => {
  const visitAll = (nodes: readonly FeelNode[], scope: Scope): Shape[] =>
    nodes.map((node) => visit(node, scope));

  const visitPath = (node: FeelNode, scope: Scope): Shape => {
    const [targetNode, , nameNode] = node.children;
    if (targetNode === undefined || nameNode === undefined) return scalar;
    const target = visit(targetNode, scope);
    meter.charge(target.length * 2 + target.size / 4);
    meter.chargeOnce(LOOK_UP * parserKeys(target));
    const name = nameOf(nameNode);
    const entry = target.entries?.get(name);
    if (entry !== undefined) return entry;
    if (isPlainObject(target.value) && Object.hasOwn(target.value, name)) {
      const shape = shapeOf(target.value[name], nothingSeen());
      meter.charge(shape.size / 4);
      return shape;
    }
    const { size, length, item, levels, range } = target;
    return { size, length, item, levels, range, number: null };
  };

  const visitFilter = (node: FeelNode, scope: Scope): Shape => {
    const [targetNode, , filter] = node.children;
    if (targetNode === undefined || filter === undefined) return scalar;
    const target = visit(targetNode, scope);
    if (filter.name === 'NumericLiteral') return itemOf(target);
    const inner = inside(scope, new Map([['item', itemOf(target)]]), target);
    meter.chargeOnce(LOOK_UP * inner.parserKeys);
    meter.repeated(target.length, () => {
      meter.charge(10 + inner.entries);
      visit(filter, inner);
    });
    const { size, length, item, levels, range } = target;
    return { size, length, item, levels, range, number: null };
  };

  /** What one clause of a loop runs over: how many times, and what its name is each time. */
  const visitClause = (node: FeelNode, scope: Scope): { times: number; item: Shape } => {
    const bounds = node.children.filter((child) => child.name !== '..');
    const [from, to] = visitAll(bounds, scope);
    if (from === undefined) return { times: 1, item: scalar };
    if (to !== undefined) {
      const times = rangeLength(from, to);
      if (times === null) return stop('feel-range-unbounded', { range: node.text });
      const low = Math.min(from.number?.low ?? 0, to.number?.low ?? 0);
      const high = Math.max(from.number?.high ?? 0, to.number?.high ?? 0);
      return { times, item: numberShape(low, high, from.number?.whole === true) };
    }
    if (from.range !== null && !Number.isFinite(from.range))
      return stop('feel-range-unbounded', { range: node.text });
    return { times: Math.max(from.length, from.range ?? 0), item: itemOf(from) };
  };

  const visitLoop = (node: FeelNode, scope: Scope): Shape => {
    const clauses = node.children.find((child) => child.name === 'InExpressions');
    const body = node.children.at(-1);
    const names = new Map<string, Shape>();
    let inner = scope;
    let times = 1;
    for (const clause of clauses?.children.filter((c) => c.name === 'InExpression') ?? []) {
      const [name, , over] = clause.children;
      if (name === undefined || over === undefined) continue;
      const current = inner;
      const ran = meter.repeated(times, () => visitClause(over, current));
      times *= Math.max(1, ran.times);
      if (!(times <= MAX_ITERATIONS)) stop('feel-too-costly', { reason: 'iterations' });
      meter.charge(times * (6 + scope.entries + names.size));
      meter.chargeOnce(COPY * scope.parserKeys);
      names.set(nameOf(name), ran.item);
      inner = inside(scope, new Map(names));
    }
    if (body === undefined) return scalar;
    const loop = inner;
    if (node.name !== 'ForExpression') {
      meter.repeated(times, () => visit(body, loop));
      return scalar;
    }
    return visitReturn(body, loop, names, times);
  };

  /** The results of a `for`, which may look back at earlier ones by `partial`. */
  const visitReturn = (
    body: FeelNode,
    scope: Scope,
    names: ReadonlyMap<string, Shape>,
    times: number,
  ): Shape => {
    const looksBack = /\bpartial\b/.test(body.text);
    const evaluate = (earlier: Shape, rounds: number): Shape => {
      const partial = {
        ...earlier,
        size: times * earlier.size + 1,
        length: times,
        item: earlier.size,
      };
      const withPartial = inside(scope, new Map([...names, ['partial', partial]]));
      return meter.repeated(rounds, () => visit(body, withPartial));
    };
    let result = evaluate(scalar, times);
    for (let round = 1; looksBack && round < times; round += 1) {
      const next = evaluate(result, 1);
      if (next.size <= result.size) break;
      if (round > MAX_PARTIAL_ROUNDS) stop('feel-too-costly', { reason: 'iterations' });
      result = next;
    }
    return meter.bounded({
      size: 1 + times * result.size,
      length: times,
      item: result.size,
      levels: result.levels + 1,
      range: result.range,
      number: null,
    });
  };

  const visitContext = (node: FeelNode, scope: Scope): Shape => {
    const entries = new Map<string, Shape>();
    meter.charge(scope.entries);
    for (const entry of node.children.filter((child) => child.name === 'ContextEntry')) {
      const [key, value] = entry.children;
      if (key === undefined || value === undefined) continue;
      meter.charge(entries.size / 4);
      meter.chargeOnce(COPY * (scope.parserKeys + entries.size));
      entries.set(nameOf(key).replace(/^"|"$/g, ''), visit(value, inside(scope, entries)));
    }
    const all = together([...entries.values(), textShape(node.text)], 1);
    return { ...all, length: 1, item: all.size, entries };
  };

  const visitCall = (node: FeelNode, scope: Scope): Shape => {
    const [target, ...rest] = node.children;
    const list = rest.find((child) => child.name.endsWith('Parameters'))?.children ?? [];
    const args = list.map((child) =>
      child.name === 'NamedParameter'
        ? visitAll(child.children.slice(-1), scope)
        : [visit(child, scope)],
    );
    return callShape(target === undefined ? '' : nameOf(target), args.flat(), meter);
  };

  const visitInterval = (node: FeelNode, scope: Scope): Shape => {
    const [, from, , to] = node.children;
    if (from === undefined || to === undefined) return { ...scalar, range: Infinity };
    const [low, high] = visitAll([from, to], scope);
    const range = low !== undefined && high !== undefined ? rangeLength(low, high) : null;
    return { ...scalar, range: range ?? Infinity };
  };

  const shapeOfNode = (node: FeelNode, scope: Scope): Shape => {
    switch (node.name) {
      case 'NumericLiteral': {
        const value = Number(node.text);
        return numberShape(value, value, Number.isInteger(value));
      }
      case 'StringLiteral':
        return textShape(node.text);
      case 'VariableName':
      case '?':
        return lookUp(nameOf(node), scope, meter);
      case 'PathExpression':
        return visitPath(node, scope);
      case 'FilterExpression':
        return visitFilter(node, scope);
      case 'ForExpression':
      case 'QuantifiedExpression':
        return visitLoop(node, scope);
      case 'Context':
        return visitContext(node, scope);
      case 'FunctionInvocation':
        return visitCall(node, scope);
      case 'Interval':
        return visitInterval(node, scope);
      case 'ArithmeticExpression':
        return arithmetic(node, visitAll(node.children, scope));
      case 'Comparison': {
        meter.charge(together(visitAll(node.children, scope)).size);
        return scalar;
      }
      case 'DateTimeLiteral':
      case 'InstanceOfExpression': {
        meter.charge(together(visitAll(node.children, scope)).size + 20);
        return scalar;
      }
      case 'List': {
        const items = visitAll(node.children.slice(1, -1), scope);
        meter.chargeOnce(COPY * together(items).size);
        return { ...together(items, 1), length: items.length };
      }
      case 'IfExpression': {
        const either = together(visitAll(node.children, scope));
        meter.chargeOnce(COPY * either.size);
        return either;
      }
      case 'ParenthesizedExpression':
        return visit(node.children[1] ?? node, scope);
      default:
        return node.children.length === 1 && node.children[0] !== undefined
          ? visit(node.children[0], scope)
          : together(visitAll(node.children, scope));
    }
  };

  const visit = (node: FeelNode, scope: Scope): Shape => {
    meter.charge(1);
    return meter.bounded(shapeOfNode(node, scope));
  };

  return visit(root, outermost(variables));
};
