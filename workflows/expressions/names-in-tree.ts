import type { FeelNode } from './feel-engine.ts';
import { MAX_KEY_LENGTH, MAX_NESTED_ITERATIONS } from './limits.ts';
import type { FeelFailure } from './feel-result.ts';
import { isBuiltin, isCallable, isPrototypeName } from './reserved-names.ts';

/** What a parse tree mentions, and what in it may not be executed. */
export interface NamesInTree {
  /** Variables, in order of appearance; locals of loops and contexts are not among them. */
  readonly reads: readonly string[];
  /** Built-in functions that are called. */
  readonly calls: readonly string[];
  /** Built-in names that stand where a value does inside a filter, where an item may have them. */
  readonly builtinsAsItems: readonly string[];
  readonly failures: readonly { readonly at: number; readonly failure: FeelFailure }[];
}

interface Place {
  readonly locals: ReadonlySet<string>;
  readonly iterations: number;
  readonly inFilter: boolean;
}

export const nameOf = (node: FeelNode): string => node.text.replace(/\s+/g, ' ').trim();

const ITERATION_FREE_INDEX = new Set(['NumericLiteral']);
/** feelin takes `1e3` for 1 and `- 5` for no number. */
const NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/;
const AGGREGATES = new Set(['count', 'sum', 'min', 'max', 'mean', 'product']);

export const namesInTree = (root: FeelNode): NamesInTree => {
  const reads = new Set<string>();
  const calls = new Set<string>();
  const builtinsAsItems = new Set<string>();
  const failures: { at: number; failure: FeelFailure }[] = [];
  const fail = (node: FeelNode, failure: FeelFailure): void => {
    failures.push({ at: node.from, failure });
  };

  const checkName = (node: FeelNode): void => {
    const name = nameOf(node).replace(/^"|"$/g, '');
    if (isPrototypeName(name)) fail(node, { code: 'feel-reserved-name', params: { name } });
    if (name.length > MAX_KEY_LENGTH)
      fail(node, { code: 'feel-too-long', params: { limit: MAX_KEY_LENGTH, unit: 'name' } });
  };

  const deeper = (node: FeelNode, place: Place, more: number): Place => {
    const iterations = place.iterations + more;
    if (iterations > MAX_NESTED_ITERATIONS)
      fail(node, { code: 'feel-iteration-nested', params: { limit: MAX_NESTED_ITERATIONS } });
    return { ...place, iterations };
  };

  const withLocals = (place: Place, ...names: string[]): Place => ({
    ...place,
    locals: new Set([...place.locals, ...names]),
  });

  const visitAll = (nodes: readonly FeelNode[], place: Place): void => {
    for (const node of nodes) visit(node, place);
  };

  const visitVariable = (node: FeelNode, place: Place): void => {
    const name = nameOf(node);
    checkName(node);
    if (place.locals.has(name)) {
      if (name === 'partial') fail(node, { code: 'feel-partial', params: {} });
    } else if (!isBuiltin(name)) reads.add(name);
    else if (place.inFilter) builtinsAsItems.add(name);
    else fail(node, { code: 'feel-builtin-as-value', params: { name } });
  };

  /** Binds one name after the other, each seeing those before it. */
  const visitLoop = (node: FeelNode, place: Place): void => {
    const clauses = node.children.find((child) => child.name === 'InExpressions');
    const body = node.children.at(-1);
    let inner = place;
    for (const clause of clauses?.children.filter((c) => c.name === 'InExpression') ?? []) {
      const [name, ...rest] = clause.children;
      visitAll(rest, inner);
      if (name === undefined) continue;
      checkName(name);
      inner = deeper(clause, withLocals(inner, nameOf(name)), 1);
    }
    if (body === undefined) return;
    visit(body, node.name === 'ForExpression' ? withLocals(inner, 'partial') : inner);
  };

  const visitContext = (node: FeelNode, place: Place): void => {
    let inner = place;
    for (const entry of node.children.filter((child) => child.name === 'ContextEntry')) {
      const [key, ...rest] = entry.children;
      visitAll(rest, inner);
      if (key === undefined) continue;
      checkName(key);
      inner = withLocals(inner, nameOf(key));
    }
  };

  const isPartial = (node: FeelNode | undefined, place: Place): boolean =>
    node?.name === 'VariableName' && nameOf(node) === 'partial' && place.locals.has('partial');

  const visitFilter = (node: FeelNode, place: Place): void => {
    const [target, , filter] = node.children;
    if (target === undefined || filter === undefined) return;
    const isIndex = ITERATION_FREE_INDEX.has(filter.name);
    if (!(isIndex && isPartial(target, place))) visit(target, place);
    if (isIndex) return;
    const inner = deeper(node, withLocals(place, 'item'), 1);
    visit(filter, { ...inner, inFilter: true });
  };

  const visitCall = (node: FeelNode, place: Place): void => {
    const [target, ...rest] = node.children;
    const name = target === undefined ? '' : nameOf(target);
    const known = target?.name === 'VariableName' && isCallable(name) && !place.locals.has(name);
    if (known) calls.add(name);
    else fail(node, { code: 'feel-unknown-function', params: { name } });
    const list = rest.find((child) => child.name === 'PositionalParameters')?.children ?? [];
    if (AGGREGATES.has(name) && list.length === 1 && isPartial(list[0], place)) return;
    visitAll(rest, place);
  };

  const visit = (node: FeelNode, place: Place): void => {
    switch (node.name) {
      case 'VariableName':
        visitVariable(node, place);
        return;
      case 'PathName':
      case 'ParameterName':
        checkName(node);
        return;
      case 'Type':
        return;
      case 'NumericLiteral':
        if (!NUMBER.test(node.text))
          fail(node, { code: 'feel-number', params: { number: node.text } });
        return;
      case 'FunctionDefinition':
        fail(node, { code: 'feel-function-definition', params: {} });
        return;
      case 'ForExpression':
      case 'QuantifiedExpression':
        visitLoop(node, place);
        return;
      case 'Context':
        visitContext(node, place);
        return;
      case 'FilterExpression':
        visitFilter(node, place);
        return;
      case 'FunctionInvocation':
        visitCall(node, place);
        return;
      default:
        visitAll(node.children, place);
    }
  };

  visit(root, { locals: new Set(), iterations: 0, inFilter: false });
  for (const name of builtinsAsItems)
    if (calls.has(name)) fail(root, { code: 'feel-builtin-as-value', params: { name } });
  return { reads: [...reads], calls: [...calls], builtinsAsItems: [...builtinsAsItems], failures };
};
