import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { choosePorts } from './ports.ts';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'roteiro-ports-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

it('keeps the ports it has chosen, each another one', async () => {
  const file = path.join(folder, 'temporal.json');
  const first = await choosePorts(file, ['grpc', 'ui', 'http']);
  expect(new Set(Object.values(first)).size).toBe(3);
  expect(await choosePorts(file, ['grpc', 'ui', 'http'])).toEqual(first);
});

it('gives up only the port that somebody else has taken', async () => {
  const file = path.join(folder, 'temporal.json');
  const first = await choosePorts(file, ['grpc', 'ui']);
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(first.grpc, '127.0.0.1', resolve));

  const second = await choosePorts(file, ['grpc', 'ui']);

  await new Promise((resolve) => server.close(resolve));
  expect(second.grpc).not.toBe(first.grpc);
  expect(second.ui).toBe(first.ui);
});

it('chooses below the ports that the system gives to outgoing connections', async () => {
  const range = fs.readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8');
  const { port } = await choosePorts(path.join(folder, 'postgres.json'), ['port']);
  expect(port).toBeLessThan(Number.parseInt(range, 10));
});
