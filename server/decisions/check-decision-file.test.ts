import { expect, it } from 'vitest';
import { readDecisionFile } from './check-decision-file.ts';

const file = (inside: string, attributes = 'id="cover" name="Cover"') =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" ${attributes} namespace="n">${inside}</definitions>`;

it('reads the ids of the file and of the decisions in it', async () => {
  const xml = file(
    '<decision id="who" name="a"/><inputData id="x"/><decision id="what" name="b"/>',
  );

  expect(await readDecisionFile(xml)).toEqual({
    ok: true,
    fileId: 'cover',
    name: 'Cover',
    tableIds: ['who', 'what'],
    problems: [],
  });
});

it.each([
  ['decision-not-readable', '<html/>'],
  ['decision-not-readable', 'no xml at all'],
  ['decision-has-doctype', `<!DOCTYPE a [<!ENTITY b "c">]>${file('<decision id="a"/>')}`],
  ['decision-file-needs-id', file('<decision id="a"/>', 'id="no spaces allowed"')],
  ['decision-file-is-empty', file('')],
  ['decision-not-understood', file('<decision id="a" name="a"/><decision id="a" name="b"/>')],
  ['decision-not-understood', file('<decision id="9 x" name="a"/>')],
  ['decision-needs-id', file('<decision name="a"/>')],
])('refuses with %s', async (code, xml) => {
  const checked = await readDecisionFile(xml);

  expect(checked.ok).toBe(false);
  expect(checked.problems.map((problem) => problem.code)).toContain(code);
});
