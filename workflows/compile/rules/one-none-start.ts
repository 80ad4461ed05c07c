import type { Rule } from './rule.ts';

/** A process begins somewhere, and without a trigger in one place only. */
export const oneNoneStart: Rule = (plan, c, process) => {
  if (plan.starts.length === 0) c.problem('process-needs-start', process);
  const none = plan.nodes.filter(
    (node) => node.type === 'startEvent' && node.scope === plan.processId,
  );
  if (none.length > 1)
    c.problem('process-has-several-none-starts', process, { starts: none.map((node) => node.id) });
};
