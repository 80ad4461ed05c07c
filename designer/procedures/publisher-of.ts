/** Whether a version was published by a person, a token or the installation itself. */
export type Publisher =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'token' | 'installation' | 'unknown' };

export function publisherOf(by: Readonly<Record<string, unknown>>): Publisher {
  const { kind, personId } = by;
  if (typeof personId === 'string') return { kind: 'person', personId };
  return { kind: kind === 'token' || kind === 'installation' ? kind : 'unknown' };
}
