import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { findFreePort } from '../ports.ts';
import { portIsFree, readPort } from './port.mjs';

describe('the port of the web address', () => {
  it.each([
    [undefined, 8080],
    ['', 8080],
    ['3000', 3000],
    ['65535', 65535],
  ])('reads %j as %d', (text, port) => {
    expect(readPort(text)).toBe(port);
  });

  it.each(['0', '65536', '-1', '80.5', 'http', '8080x'])('refuses %j', (text) => {
    expect(readPort(text)).toBeNull();
  });
});

describe('looking whether a port is free', () => {
  it.each(['127.0.0.1', '0.0.0.0', '::'])('sees a listener bound to %s', async (host) => {
    const port = await findFreePort();
    expect(await portIsFree(port)).toBe(true);

    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(port, host, resolve));
    expect(await portIsFree(port)).toBe(false);

    await new Promise((resolve) => server.close(resolve));
    expect(await portIsFree(port)).toBe(true);
  });
});
