/**
 * JSON with the names of objects in code-unit order and no white space (RFC 8785 for the values
 * that variables may hold), so that equal values give equal text. Undefined entries are left out.
 * @throws TypeError for what JSON cannot hold: functions, symbols, bigints, NaN and infinities
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('a number must be finite');
      return JSON.stringify(value);
    case 'object':
      break;
    default:
      throw new TypeError(`${typeof value} is no JSON`);
  }
  if (value === null) return 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const entry of value)
      text += text === '' ? canonicalJson(entry) : `,${canonicalJson(entry)}`;
    return `[${text}]`;
  }
  const object: { readonly [name: string]: unknown } = { ...value };
  for (const name of Object.keys(object).sort()) {
    const entry = object[name];
    if (entry === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(entry)}`;
  }
  return `{${text}}`;
}
