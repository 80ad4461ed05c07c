import { z } from 'zod';
import type { Language } from '../errors/create-error.ts';
import { apiDocsPage, DOCS_POLICY } from './api-docs-page.ts';
import { defineRoute } from './define-route.ts';
import { openApiRoute, openApiDocument } from './openapi.ts';
import { none, type Route } from './route.ts';

/** What describes all other routes, and itself: to programs, and to people. */
export function descriptionRoutes(others: readonly Route[]): Route[] {
  const pages = new Map<Language, string>();
  const page = (language: Language): string => {
    const made = pages.get(language) ?? apiDocsPage(openApiDocument([...others, docs]), language);
    pages.set(language, made);
    return made;
  };
  const docs: Route = defineRoute({
    method: 'get',
    path: '/api/docs',
    summary: 'This description of the API, as a page to read',
    permission: 'anyone',
    params: none,
    query: none,
    body: none,
    reply: z.string(),
    media: 'text/html',
    handle({ language, setHeader }) {
      setHeader('Content-Security-Policy', DOCS_POLICY);
      setHeader('Content-Language', language === 'pt' ? 'pt-BR' : 'en');
      setHeader('Vary', 'Accept-Language');
      return Promise.resolve(page(language));
    },
  });
  return [docs, openApiRoute([...others, docs])];
}
