import net from 'node:net';

/**
 * The port the web address uses, from the environment variable PORT (8080 without one).
 *
 * @param {string | undefined} text
 * @returns {number | null} null when the text is not a port from 1 to 65535
 */
export function readPort(text) {
  if (text === undefined || text.trim() === '') return 8080;
  const port = Number(text);
  return Number.isInteger(port) && port >= 1 && port <= 65535 ? port : null;
}

/**
 * Whether nobody listens on a port, tried on each address a program of ours may bind:
 * all addresses at once finds most, and the loopbacks find a listener bound to one only.
 *
 * @param {number} port
 * @param {readonly string[]} [hosts]
 * @returns {Promise<boolean>}
 */
export async function portIsFree(port, hosts = ['::', '0.0.0.0', '127.0.0.1', '::1']) {
  for (const host of hosts) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

/** A host this machine does not have (no IPv6) cannot be in anyone's way. */
function canListen(/** @type {number} */ port, /** @type {string} */ host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : '';
      if (code === 'EADDRINUSE') resolve(false);
      else if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') resolve(true);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
