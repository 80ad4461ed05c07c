import { expect, it } from 'vitest';
import { blankDrawing } from './blank-drawing.ts';
import { readBpmnFile } from './read-bpmn-file.ts';

const file = (name: string, text: string, size = text.length) => ({
  name,
  size,
  text: async () => text,
});
const drawing = blankDrawing('Reparo', 'reparo');

it('reads a drawing and names it after its file', async () => {
  expect(await readBpmnFile(file('Reparo.bpmn', drawing), 'en')).toEqual({
    ok: true,
    name: 'Reparo',
    xml: drawing,
  });
});

it.each([
  [file('photo.png', 'PNG'), 'must end in .bpmn'],
  [file('empty.bpmn', '  '), 'is empty'],
  [file('large.bpmn', drawing, 9_000_000), 'larger than 8 MB'],
  [file('half.bpmn', drawing.slice(0, 400)), 'cannot be read as BPMN'],
  [file('page.xml', '<html/>'), 'page.xml'],
  [file('bomb.bpmn', `<!DOCTYPE x>${drawing}`), 'DOCTYPE'],
  [
    file('bare.bpmn', drawing.replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '')),
    'no picture',
  ],
])('refuses $name', async (given, why) => {
  const read = await readBpmnFile(given, 'en');
  expect(read).toMatchObject({ ok: false });
  expect(read.ok ? '' : read.sentence).toContain(why);
});
