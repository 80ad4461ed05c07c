/** What the compiler accepts as the id of a process. */
export const PROCESS_ID = /^[A-Za-z_][\w.-]{0,99}$/;

/** `Agendar visita técnica` → `agendarVisitaTecnica`. */
export function processIdOf(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const [first = 'procedimento', ...others] = words;
  const id = [first.toLowerCase(), ...others.map(capitalised)].join('');
  return (/^\d/.test(id) ? `p${id}` : id).slice(0, 100);
}

const capitalised = (word: string): string =>
  `${word.slice(0, 1).toUpperCase()}${word.slice(1).toLowerCase()}`;

/** An id that none of the other names would have got. */
export function newProcessId(name: string, otherNames: readonly string[]): string {
  const taken = new Set(otherNames.map(processIdOf));
  const id = processIdOf(name);
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? id : `${id.slice(0, 95)}${number}`;
    if (!taken.has(tried)) return tried;
  }
}
