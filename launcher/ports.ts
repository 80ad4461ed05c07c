import fs from 'node:fs';
import { z } from 'zod';
import { portIsFree } from './before-dependencies/port.mjs';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const ports = z.record(z.string(), z.number().int().min(1).max(65535));

const LOWEST = 20_000;
const LOOPBACK = ['127.0.0.1'];

/**
 * The ports that programs of this installation listen on, by name: those they had last time, or
 * others where those are taken or this is the first time. The choice is kept in `file`.
 */
export async function choosePorts<Name extends string>(
  file: string,
  names: readonly Name[],
): Promise<Record<Name, number>>;
export async function choosePorts(
  file: string,
  names: readonly string[],
): Promise<Record<string, number>> {
  const kept = readJsonFile(file, ports) ?? {};
  const chosen: Record<string, number> = {};
  for (const name of names) {
    const before = kept[name];
    const usable = before !== undefined && (await portIsFree(before, LOOPBACK));
    chosen[name] = usable ? before : await findFreePort(Object.values({ ...kept, ...chosen }));
  }
  writeJsonFile(file, { ...kept, ...chosen });
  return chosen;
}

/**
 * A port of 127.0.0.1 that nobody listens on, outside the range from which the system takes ports
 * for outgoing connections: one of those could hold it while our program restarts.
 */
export async function findFreePort(except: readonly number[] = []): Promise<number> {
  const highest = lowestOutgoingPort() - 1;
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (highest - LOWEST + 1));
    if (!except.includes(port) && (await portIsFree(port, LOOPBACK))) return port;
  }
}

/** ip(7), `ip_local_port_range`; 32768 is what Linux begins with. */
function lowestOutgoingPort(): number {
  try {
    const range = fs.readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8');
    const low = Number.parseInt(range, 10);
    return low > LOWEST + 1000 ? low : 32_768;
  } catch {
    return 32_768;
  }
}
