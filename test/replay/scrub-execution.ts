/** `identity` is process id and host name; sticky queues begin with it. */
const IDENTITY = /"identity":"([^"]+)"/g;
const BASE64 = /"data":"([A-Za-z0-9+/=]+)"/g;
const STACK = /"stack_?[tT]race":"(?:[^"\\]|\\.)*"/g;

/**
 * Takes out of an execution's JSON what tells of the machine it ran on: host names, process ids
 * and stack traces, which name files. Replaying needs none of it.
 */
export function scrubExecution(json: string): string {
  const withoutStacks = json.replace(STACK, '"stackTrace":""').replace(BASE64, scrubData);
  const identities = new Set([...withoutStacks.matchAll(IDENTITY)].map((match) => match[1] ?? ''));
  let scrubbed = withoutStacks;
  for (const identity of identities) scrubbed = scrubbed.replaceAll(identity, 'worker');
  return scrubbed;
}

/** Failures keep their stack inside a payload (`encodeCommonAttributes`). */
function scrubData(whole: string, base64: string): string {
  const text = Buffer.from(base64, 'base64').toString('utf8');
  if (!text.includes('"stack_trace"')) return whole;
  const scrubbed = text.replace(STACK, '"stack_trace":""');
  return `"data":"${Buffer.from(scrubbed).toString('base64')}"`;
}
