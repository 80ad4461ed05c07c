import { expect, it } from 'vitest';
import { z } from 'zod';
import { apiDocsPage, DOCS_POLICY } from './api-docs-page.ts';
import { defineRoute } from './define-route.ts';
import { openApiDocument } from './openapi.ts';
import { none } from './route.ts';

const route = defineRoute({
  method: 'post',
  path: '/api/things/:thingId',
  summary: 'Make <b>a thing</b>',
  permission: ['auditor'],
  params: z.object({ thingId: z.string() }),
  query: none,
  body: z.object({ name: z.string() }),
  example: { name: 'one' },
  reply: z.object({ id: z.string() }),
  handle: () => Promise.resolve({ id: '1' }),
});
const page = apiDocsPage(openApiDocument([route]), 'pt');

it('shows each operation with what it takes and answers, in the reader’s frame', () => {
  expect(page).toContain('<html lang="pt-BR">');
  expect(page).toContain('POST /api/things/{thingId}');
  expect(page).toContain('thingId');
  expect(page).toContain('Roles: auditor.');
  expect(page).toContain('name: string');
  expect(page).toContain('id: string');
});

it('runs nothing and lets nothing in', () => {
  expect(page).toContain('&lt;b&gt;a thing');
  expect(page).not.toContain('<script');
  expect(DOCS_POLICY).toContain("default-src 'none'");
});
