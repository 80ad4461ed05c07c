import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Language } from '../errors/create-error.ts';
import { languageOf } from './language-of.ts';

// System colours follow the reader's light, dark or high-contrast theme by themselves.
const STYLE = `:root{color-scheme:light dark}
body{margin:0 auto;max-width:40rem;padding:1.5rem 1rem;font:1rem/1.6 system-ui,sans-serif;
background:Canvas;color:CanvasText;overflow-wrap:anywhere}
h1{line-height:1.2;margin:0 0 1rem}
li{margin:.75rem 0}
a{color:LinkText}
a:focus-visible{outline:.2rem solid;outline-offset:.2rem}`;

const hash = createHash('sha256').update(STYLE).digest('base64');
/** Nothing is loaded from anywhere and nothing runs: only this page's own style is let in. */
const POLICY = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const texts = {
  en: {
    tag: 'en',
    title: 'Roteiro is running',
    lead: 'This is the server of Roteiro: it runs after-sales procedures drawn in BPMN and keeps a record of them that can be verified.',
    where: 'What is here',
    api: 'The API, described in OpenAPI 3.1',
    health: 'Which parts are up, and what is overdue',
    readme: 'How to sign in, start a procedure and work on it stands in <code>README.md</code>.',
  },
  pt: {
    tag: 'pt-BR',
    title: 'O Roteiro está em execução',
    lead: 'Este é o servidor do Roteiro: executa procedimentos de pós-venda desenhados em BPMN e guarda deles um registro que pode ser verificado.',
    where: 'O que há aqui',
    api: 'A API, descrita em OpenAPI 3.1',
    health: 'Quais partes estão no ar e o que está atrasado',
    readme: 'Como entrar, iniciar um procedimento e trabalhar nele está em <code>README.md</code>.',
  },
} as const;

function pageIn(language: Language): string {
  const text = texts[language];
  return `<!doctype html>
<html lang="${text.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${text.title}</h1>
<p>${text.lead}</p>
<h2>${text.where}</h2>
<ul>
<li><a href="/api/openapi.json">/api/openapi.json</a><br>${text.api}</li>
<li><a href="/api/health">/api/health</a><br>${text.health}</li>
</ul>
<p>${text.readme}</p>
</main>
</body>
</html>
`;
}

const pages = { en: pageIn('en'), pt: pageIn('pt') };

/** What a browser shows at the root address, in the reader's language. */
export const frontPage: RequestHandler = (req, res) => {
  res.vary('Accept-Language');
  res.setHeader('Content-Language', texts[languageOf(req)].tag);
  res.setHeader('Content-Security-Policy', POLICY);
  res.type('html').send(pages[languageOf(req)]);
};

const NOTHING = {
  en: 'There is nothing at this address. What runs here is shown at /\n',
  pt: 'Não há nada neste endereço. O que está em execução aparece em /\n',
} as const;

/** Outside the API an unknown address answers people, not programs. */
export const pageNotFound: RequestHandler = (req, res) => {
  res.vary('Accept-Language');
  res.status(404).type('text/plain').send(NOTHING[languageOf(req)]);
};
