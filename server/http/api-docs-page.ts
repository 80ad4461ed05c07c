import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Language } from '../errors/create-error.ts';
import { schemaText } from './schema-text.ts';

const content = z
  .record(z.string(), z.object({ schema: z.unknown(), example: z.unknown().optional() }))
  .default({});
const operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string(),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        schema: z.unknown(),
      }),
    )
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
});
const description = z.object({
  info: z.object({ version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});

const STYLE = `:root{color-scheme:light dark}
body{margin:0 auto;max-width:60rem;padding:1.5rem 1rem;font:1rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText;overflow-wrap:anywhere}
h1{line-height:1.2}h2{margin-top:3rem;border-bottom:1px solid GrayText}h3{font-size:1rem;margin:2rem 0 .25rem}
nav ul{columns:12rem;padding-left:1.2rem}code,pre{font-family:ui-monospace,monospace;font-size:.875rem}
pre{overflow-x:auto;padding:.75rem;border:1px solid GrayText;border-radius:.25rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid GrayText}
p{white-space:pre-line;margin:.25rem 0 .5rem}a{color:LinkText}:focus-visible{outline:.2rem solid;outline-offset:.2rem}`;

const hash = createHash('sha256').update(STYLE).digest('base64');
/** Nothing is loaded from anywhere and nothing runs. */
export const DOCS_POLICY = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const texts = {
  en: {
    tag: 'en',
    title: 'The API of Roteiro',
    lead: 'Every address, by what it is about. Search with your browser. The descriptions are in English, as the API is.',
    machine: 'For programs: OpenAPI 3.1',
    contents: 'Contents',
    parameter: 'Parameter',
    where: 'In',
    type: 'Type',
    required: 'required',
    body: 'Body',
    example: 'Example',
    answers: 'Answers',
  },
  pt: {
    tag: 'pt-BR',
    title: 'A API do Roteiro',
    lead: 'Todos os endereços, pelo assunto. Busque com o navegador. As descrições estão em inglês, como a API.',
    machine: 'Para programas: OpenAPI 3.1',
    contents: 'Conteúdo',
    parameter: 'Parâmetro',
    where: 'Em',
    type: 'Tipo',
    required: 'obrigatório',
    body: 'Corpo',
    example: 'Exemplo',
    answers: 'Respostas',
  },
} as const;
type Texts = (typeof texts)[Language];

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SPECIAL[sign] ?? sign);
const block = (text: string): string => `<pre tabindex="0">${escaped(text)}</pre>`;

/** The description of the API as a page to read, in the frame of the reader's language. */
export function apiDocsPage(document: unknown, language: Language): string {
  const { info, paths } = description.parse(document);
  const t = texts[language];
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, of]) => ({ path, method, of })),
  );
  const nouns = [...new Set(operations.map(({ of }) => of.tags[0] ?? 'api'))].toSorted((a, b) =>
    a.localeCompare(b),
  );
  const sections = nouns.map((noun) => {
    const own = operations.filter(({ of }) => of.tags[0] === noun);
    return `<section lang="en"><h2 id="${escaped(noun)}">${escaped(noun)}</h2>${own
      .map(({ path, method, of }) => operationPart(method, path, of, t))
      .join('\n')}</section>`;
  });
  const links = nouns.map((noun) => `<li><a href="#${escaped(noun)}">${escaped(noun)}</a></li>`);
  return `<!doctype html>
<html lang="${t.tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t.title}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main><h1>${t.title} ${escaped(info.version)}</h1>
<p>${t.lead}</p><p><a href="/api/openapi.json">${t.machine}</a></p>
<p lang="en">${escaped(info.description)}</p>
<nav aria-label="${t.contents}"><ul lang="en">${links.join('')}</ul></nav>
${sections.join('\n')}
</main></body></html>
`;
}

function operationPart(
  method: string,
  path: string,
  of: z.output<typeof operation>,
  t: Texts,
): string {
  const parameters = of.parameters.map(
    ({ name, in: where, required, schema }) =>
      `<tr><td><code>${escaped(name)}</code>${required ? ` (${t.required})` : ''}</td><td>${escaped(where)}</td><td><code>${escaped(schemaText(schema))}</code></td></tr>`,
  );
  const bodies = Object.values(of.requestBody?.content ?? {});
  const answers = Object.entries(of.responses).map(
    ([status, { description: says, content: of_ }]) => {
      const shown = Object.entries(of_).map(([media, { schema }]) => {
        const type = schemaText(schema);
        return type === 'Error'
          ? ''
          : `${media === 'application/json' ? '' : escaped(media)}${block(type)}`;
      });
      return `<tr><td><code>${escaped(status)}</code></td><td>${escaped(says)}${shown.join('')}</td></tr>`;
    },
  );
  return `<article><h3 id="${escaped(of.operationId)}"><code>${escaped(method.toUpperCase())} ${escaped(path)}</code></h3>
<p><strong>${escaped(of.summary)}</strong></p><p>${escaped(of.description)}</p>
${parameters.length === 0 ? '' : `<table><thead><tr><th scope="col">${t.parameter}</th><th scope="col">${t.where}</th><th scope="col">${t.type}</th></tr></thead><tbody>${parameters.join('')}</tbody></table>`}
${bodies.map(({ schema, example }) => `<h4>${t.body}</h4>${block(schemaText(schema))}${example === undefined ? '' : `<h4>${t.example}</h4>${block(JSON.stringify(example, null, 2))}`}`).join('')}
<h4>${t.answers}</h4><table><tbody>${answers.join('')}</tbody></table></article>`;
}
