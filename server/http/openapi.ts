import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { defineRoute } from './define-route.ts';
import { none, type Permission, type Route } from './route.ts';

const errorReply = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()),
    requestId: z.string(),
  }),
});

/** The OpenAPI 3.1 description of the routes, made from the same contracts that validate. */
export function openApiDocument(routes: readonly Route[]): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'roteiro.session',
  });
  for (const route of routes) {
    const { params, query, body, reply } = route.contract;
    registry.registerPath({
      method: route.method,
      path: route.path.replace(/:(\w+)/g, '{$1}'),
      summary: route.summary,
      description: whoMay(route.permission),
      ...(route.permission === 'anyone' ? {} : { security: [{ token: [] }, { session: [] }] }),
      request: {
        ...(params instanceof z.ZodObject && params !== none ? { params } : {}),
        ...(query instanceof z.ZodObject && query !== none ? { query } : {}),
        ...(body === none ? {} : { body: { content: { 'application/json': { schema: body } } } }),
      },
      responses: {
        [route.status]: {
          description: 'Done.',
          content: { 'application/json': { schema: reply } },
        },
        default: {
          description: 'Refused, or failed: see docs/error-codes.md.',
          content: { 'application/json': { schema: errorReply } },
        },
      },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Roteiro', version: '0.1.0' },
  });
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
