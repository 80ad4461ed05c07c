/** Without letters and digits that are taken for one another when read out. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 5;

/**
 * A password that can be read out: four groups of five signs, 99 bits.
 * @param random gives that many random bytes
 */
export function generatePassword(
  random: (count: number) => Uint8Array = (count) => crypto.getRandomValues(new Uint8Array(count)),
): string {
  const signs: string[] = [];
  // Bytes beyond the last whole multiple would make some signs likelier.
  const limit = 256 - (256 % SIGNS.length);
  while (signs.length < GROUPS * GROUP)
    for (const byte of random(GROUPS * GROUP))
      if (byte < limit) signs.push(SIGNS.charAt(byte % SIGNS.length));
  return Array.from({ length: GROUPS }, (_, group) =>
    signs.slice(group * GROUP, (group + 1) * GROUP).join(''),
  ).join('-');
}
