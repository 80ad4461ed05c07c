import { lookup } from 'node:dns/promises';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import { ApplicationFailure } from '@temporalio/common';
import { isPublicAddress } from './allowed-address.ts';

export interface HttpLimits {
  /** `host:port` of inner servers that procedures may reach. */
  readonly allowedHosts: ReadonlySet<string>;
  readonly largestAnswerBytes: number;
}

export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Of an answer's headers only these are kept: others may carry secrets. */
const KEPT_HEADERS = ['content-type', 'location', 'retry-after', 'etag', 'last-modified'];

/**
 * One request without redirects. The name is resolved once and the connection goes to that very
 * address, which must be public unless the host is allowed.
 * @throws ApplicationFailure of a type that begins with `HTTP_`, without what was sent
 */
export async function httpRequest(wanted: HttpRequest, limits: HttpLimits): Promise<HttpAnswer> {
  const url = readUrl(wanted.url);
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const address = await resolveHost(host);
  if (!isPublicAddress(address) && !limits.allowedHosts.has(`${host}:${port}`))
    throw refused('HTTP_ADDRESS_NOT_ALLOWED', `${host} is an inner address.`);
  const signal = AbortSignal.any([wanted.signal, AbortSignal.timeout(wanted.timeoutMs)]);
  const options: RequestOptions & { servername?: string } = {
    host: address,
    port,
    path: `${url.pathname}${url.search}`,
    method: wanted.method,
    headers: { ...wanted.headers, host: url.host },
    signal,
    ...(isIP(host) === 0 ? { servername: host } : {}),
  };
  try {
    return await exchange(url.protocol === 'https:', options, wanted.body, limits);
  } catch (error) {
    if (error instanceof ApplicationFailure || wanted.signal.aborted) throw error;
    if (signal.aborted) throw refused('HTTP_TIMEOUT', `${host} did not answer in time.`);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw refused('HTTP_CONNECTION', `${host} cannot be reached (${code}).`);
  }
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw refused('HTTP_URL_NOT_VALID', 'The url must begin with http:// or https://.');
  if (url.username !== '' || url.password !== '')
    throw refused('HTTP_URL_NOT_VALID', 'The url must not hold a password: use a header.');
  return url;
}

async function resolveHost(host: string): Promise<string> {
  if (isIP(host) !== 0) return host;
  try {
    return (await lookup(host)).address;
  } catch {
    throw refused('HTTP_HOST_UNKNOWN', `The name ${host} is unknown.`);
  }
}

function exchange(
  secure: boolean,
  options: RequestOptions,
  body: string | null,
  limits: HttpLimits,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const request = (secure ? requestSecure : requestPlain)(options, (response) => {
      readAnswer(response, limits).then(resolve, (error: unknown) => {
        request.destroy();
        reject(error);
      });
    });
    request.on('error', reject);
    request.end(body ?? undefined);
  });
}

async function readAnswer(response: IncomingMessage, limits: HttpLimits): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limits.largestAnswerBytes)
      throw refused('HTTP_ANSWER_TOO_LARGE', `More than ${limits.largestAnswerBytes} bytes came.`);
    chunks.push(bytes);
  }
  const headers = Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = response.headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    }),
  );
  return {
    status: response.statusCode ?? 0,
    headers,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

const refused = (type: string, message: string): ApplicationFailure =>
  ApplicationFailure.create({ type, message });
