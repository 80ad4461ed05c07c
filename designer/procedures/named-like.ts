const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose name has the text in it; accents and capitals do not matter. */
export const namedLike = <T extends { readonly name: string }>(
  all: readonly T[],
  text: string,
): readonly T[] => all.filter(({ name }) => plain(name).includes(plain(text.trim())));
