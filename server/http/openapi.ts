import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { defineRoute } from './define-route.ts';
import { none, type Permission, type Route } from './route.ts';

const ERROR = { $ref: '#/components/schemas/Error' };

const INTRODUCTION = `People sign in and keep a cookie; programs send a bearer token (\`npx roteiro token create\`).
With the cookie and outside a browser, send the header \`X-Roteiro-Request\` with every change.
Errors are \`{ error: { code, message, details, requestId } }\`; the message is Portuguese where \`Accept-Language\` prefers it.
Lists are \`{ items, nextCursor }\`: send \`nextCursor\` as \`cursor\` for what follows. Times are ISO 8601 in UTC.`;

/** The OpenAPI 3.1 description of the routes, made from the same contracts that validate. */
export function openApiDocument(routes: readonly Route[]): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'For programs: an API token, which has one role.',
  });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'roteiro.session',
    description: 'For people: set by POST /api/session.',
  });
  registry.registerComponent('schemas', 'Error', {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message', 'details', 'requestId'],
        properties: {
          code: { type: 'string', examples: ['REQUEST_NOT_VALID'] },
          message: { type: 'string', description: 'What to do, in the language of the caller.' },
          details: { type: 'object', additionalProperties: true },
          requestId: { type: 'string', description: 'Under which the log knows the request.' },
        },
      },
    },
  });
  for (const route of routes) describeRoute(registry, route);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Roteiro', version: '0.1.0', description: INTRODUCTION },
    servers: [{ url: '/' }],
  });
}

function describeRoute(registry: OpenAPIRegistry, route: Route): void {
  const { params, query, body, reply } = route.contract;
  const { example, description } = route;
  if (example !== undefined && !body.safeParse(example).success)
    throw new Error(`The example of ${route.method} ${route.path} is refused by its own contract.`);
  const content = { schema: body, ...(example === undefined ? {} : { example }) };
  registry.registerPath({
    method: route.method,
    path: route.path.replace(/:(\w+)/g, '{$1}'),
    operationId: operationId(route),
    tags: [route.path.split('/')[2] ?? 'api'],
    summary: route.summary,
    description: [...(description === null ? [] : [description]), whoMay(route.permission)].join(
      '\n\n',
    ),
    security: route.permission === 'anyone' ? [] : [{ token: [] }, { session: [] }],
    request: {
      ...(params instanceof z.ZodObject && params !== none ? { params } : {}),
      ...(query instanceof z.ZodObject && query !== none ? { query } : {}),
      ...(body === none ? {} : { body: { content: { 'application/json': content } } }),
      ...(route.idempotent ? { headers: idempotencyKey } : {}),
    },
    responses: {
      [route.status]: {
        description: 'Done.',
        content: { [route.media]: { schema: reply } },
      },
      ...refusals(route),
      ...Object.fromEntries(
        Object.entries(route.otherStatuses).map(([status, description]) => [
          status,
          { description, content: { 'application/json': { schema: reply } } },
        ]),
      ),
    },
  });
}

const idempotencyKey = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[!-~]{1,200}$/)
    .optional()
    .meta({ description: 'The same key with the same request gives the same answer again.' }),
});

/** `getProceduresByProcedureIdVersions`: the method, the path, and what stands in it. */
function operationId({ method, path }: Route): string {
  const words = path
    .replace(/^\/api\//, '')
    .split('/')
    .map((part) => (part.startsWith(':') ? `by-${part.slice(1)}` : part))
    .flatMap((part) => part.split(/[-.]/));
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

const REFUSALS = {
  400: 'The request cannot be read, or is not as this address expects it.',
  401: 'Nobody is signed in, or the token or the password is not valid.',
  403: 'The role, the point of sale or the origin does not allow it.',
  404: 'There is no such thing, or it may not be seen.',
  409: 'It conflicts with how things stand now.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'It is readable and cannot be done: the details say why.',
  429: 'Too many attempts, or connections: Retry-After says how long to wait.',
  503: 'Something the answer needs is away: try again after Retry-After.',
} as const;

/** Which refusals a route can answer with follows from what it takes. */
function refusals({ contract, permission, method, limit, stream }: Route) {
  const signedIn = permission !== 'anyone';
  const takesBody = contract.body !== none;
  const takesAnything = [contract.params, contract.query, contract.body].some((of) => of !== none);
  const changes = method !== 'get';
  const can: Readonly<Record<keyof typeof REFUSALS, boolean>> = {
    400: takesAnything,
    // Also where anyone may call: a token that is not valid is never passed over.
    401: true,
    403: changes || (signedIn && permission !== 'signed-in'),
    404: contract.params !== none,
    409: changes && limit === null,
    413: takesBody,
    415: takesBody,
    422: takesBody && limit === null,
    429: limit === 'sign-in' || stream !== null,
    503: true,
  };
  const content = { 'application/json': { schema: ERROR } };
  return Object.fromEntries([
    ...Object.entries(REFUSALS)
      .filter(([status]) => Object.entries(can).some(([each, is]) => is && each === status))
      .map(([status, description]) => [status, { description, content }]),
    ['default', { description: 'Refused, or failed: see docs/error-codes.md.', content }],
  ]);
}

function whoMay(permission: Permission): string {
  if (permission === 'anyone') return 'Anyone.';
  return permission === 'signed-in' ? 'Whoever is signed in.' : `Roles: ${permission.join(', ')}.`;
}

/** The route that serves the description of all others and of itself. */
export function openApiRoute(others: readonly Route[]): Route {
  let made: Record<string, unknown> | undefined;
  const document = (): Record<string, unknown> =>
    (made ??= { ...openApiDocument([...others, route]) });
  const route: Route = defineRoute({
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This description of the API, OpenAPI 3.1',
    permission: 'anyone',
    params: none,
    query: none,
    body: none,
    reply: z.record(z.string(), z.unknown()),
    handle: () => Promise.resolve(document()),
  });
  return route;
}
