import { expect, it } from 'vitest';
import { readDecisionFile } from './check-decision-file.ts';

const file = (inside: string, attributes = 'id="cover" name="Cover"') =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" ${attributes} namespace="n">${inside}</definitions>`;

const logic = (id: string) =>
  `<decision id="${id}" name="${id}"><literalExpression id="${id}_l"><text>1</text></literalExpression></decision>`;

it('reads the ids of the file and of the decisions in it', async () => {
  const xml = file(`${logic('who')}<inputData id="x" name="x"/>${logic('what')}`);

  expect(await readDecisionFile(xml)).toEqual({
    ok: true,
    fileId: 'cover',
    name: 'Cover',
    tableIds: ['who', 'what'],
    problems: [],
  });
});

it.each([
  ['decision-file-unreadable', '<html/>'],
  ['decision-file-unreadable', 'no xml at all'],
  ['decision-file-has-doctype', `<!DOCTYPE a [<!ENTITY b "c">]>${file('<decision id="a"/>')}`],
  ['decision-file-needs-id', file(logic('a'), 'id="no spaces allowed"')],
  ['decision-file-empty', file('')],
])('refuses with %s', async (code, xml) => {
  const checked = await readDecisionFile(xml);

  expect(checked.ok).toBe(false);
  expect(checked.problems.map((problem) => problem.code)).toContain(code);
  expect(checked.problems.every(({ messages }) => messages.en !== messages.pt)).toBe(true);
});
