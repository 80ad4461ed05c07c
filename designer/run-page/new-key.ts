/** For what must not be done twice; also where the page is not served over TLS. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** The same content sent again is the same wish, changed content is another. */
export function createKeyOf(make: () => string = newKey): (content: unknown) => string {
  let last = { content: '', key: '' };
  return (content) => {
    const text = JSON.stringify(content);
    if (last.key === '' || last.content !== text) last = { content: text, key: make() };
    return last.key;
  };
}
