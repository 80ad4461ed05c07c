import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

interface Ticks {
  readonly parent: number;
  readonly own: number;
  /** Of children that have ended. */
  readonly ended: number;
}

/** The seconds of processor time of a process with all its children so far (proc(5)). */
export function processorSeconds(pid: number): number {
  const processes = new Map<number, Ticks>();
  for (const name of readdirSync('/proc')) {
    const ticks = /^\d+$/.test(name) ? ticksOf(name) : null;
    if (ticks !== null) processes.set(Number(name), ticks);
  }
  const first = processes.get(pid);
  if (first === undefined) return 0;
  const ticks = (id: number): number => {
    const { own = 0, ended = 0 } = processes.get(id) ?? {};
    const children = [...processes].filter(([, { parent }]) => parent === id);
    return children.reduce((sum, [child]) => sum + ticks(child), own + ended);
  };
  return ticks(pid) / TICKS_A_SECOND;
}

function ticksOf(pid: string): Ticks | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent, own: user + system, ended: endedUser + endedSystem };
  } catch {
    return null;
  }
}
