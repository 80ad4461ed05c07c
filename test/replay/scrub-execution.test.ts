import { expect, it } from 'vitest';
import { recordedRuns } from './recorded-run.ts';
import { scrubExecution } from './scrub-execution.ts';

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');

it('takes out host names, process ids and stack traces, and leaves the rest', () => {
  const attributes = base64({ message: 'no paper', stack_trace: 'at f ("/home/ana/x.ts":1)' });
  const json = JSON.stringify({
    identity: '4711@bench',
    queue: '4711@bench-sticky',
    data: attributes,
    kept: 'no paper',
  });

  const scrubbed = scrubExecution(json);

  expect(scrubbed).not.toContain('bench');
  const expected = base64({ message: 'no paper', stack_trace: '' });
  expect(JSON.parse(scrubbed)).toEqual({
    identity: 'worker',
    queue: 'worker-sticky',
    data: expected,
    kept: 'no paper',
  });
});

it.each(recordedRuns().map((run) => [run.name, run] as const))(
  '%s tells nothing of the machine it was recorded on',
  (_name, { executions }) => {
    for (const execution of executions) {
      const json = JSON.stringify(execution);
      expect(json).toBe(scrubExecution(json));
    }
  },
);
