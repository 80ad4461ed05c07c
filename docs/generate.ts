import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { elements } from '../workflows/elements/index.ts';
import { PROBLEM_TEXT } from '../workflows/compile/problem-text.ts';
import { decisionFailureText } from '../workflows/decisions/failure-text.ts';
import { decisionProblemText } from '../workflows/decisions/problem-text.ts';
import { feelFailureText } from '../workflows/expressions/failure-text.ts';
import { INCIDENT_TEXT } from '../workflows/interpret/incident-codes.ts';

interface Sentence {
  readonly en: string;
  readonly pt: string;
}

const folder = path.dirname(fileURLToPath(import.meta.url));

function table(texts: Readonly<Record<string, Sentence>>): string {
  const rows = Object.entries(texts).map(
    ([code, { en, pt }]) =>
      `| \`${code}\` | ${en.replaceAll('|', '\\|')} | ${pt.replaceAll('|', '\\|')} |`,
  );
  return ['| code | English | Português |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The page of all problems and incidents, as it must stand in docs/. */
export function problemsAndIncidents(): string {
  return `# Problems and incidents

Made from the code by \`npm run docs\`; a test says when it is stale. \`{name}\` is filled in when shown.

A *problem* is in a drawing and is found before publishing. An *incident* is in a run: a step cannot
go on and waits for an operator, who retries, skips or overrides it.
Errors of the program and its API stand in [error-codes.md](error-codes.md).

## Problems in a drawing

${table(PROBLEM_TEXT)}

## Problems in a decision

${table(decisionProblemText)}

## Incidents in a run

${table(INCIDENT_TEXT)}

### From FEEL expressions

${table(feelFailureText)}

### From decisions

${table(decisionFailureText)}
`;
}

const LANGUAGE = {
  feel: 'FEEL',
  literal: 'literal',
  either: 'FEEL with `=`, else literal',
} as const;

/** The page of what is executed, from the registry. */
export function supportedElements(): string {
  const rows = Object.entries(elements).map(([type, { attributes, extensions, waits }]) => {
    const values = Object.entries(attributes).map(
      ([name, language]) => `\`${name}\`: ${LANGUAGE[language]}`,
    );
    const mappings = extensions.includes('zeebe:IoMapping') ? 'yes' : 'no';
    return `| ${type} | ${waits ? 'yes' : 'no'} | ${mappings} | ${values.join('; ')} |`;
  });
  return `# Supported elements

Made from the registry by \`npm run docs\`; a test says when it is stale. Everything else is refused
at publish, with its name and what to draw instead. Sources of input and output mappings, wherever
they are allowed, are FEEL with \`=\`, else literal; conditions of flows are FEEL.

| element | can wait | mappings | attributes |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

/** The pages that are made from the code. */
export const GENERATED = {
  'problems-and-incidents.md': problemsAndIncidents,
  'supported-elements.md': supportedElements,
} as const;

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, text] of Object.entries(GENERATED))
    fs.writeFileSync(path.join(folder, name), text());
