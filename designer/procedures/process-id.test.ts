import { expect, it } from 'vitest';
import { newProcessId, PROCESS_ID, processIdOf } from './process-id.ts';

it.each([
  ['Agendar visita', 'agendarVisita'],
  ['Instalação & orçamento', 'instalacaoOrcamento'],
  ['2ª visita', 'p2Visita'],
  ['修理', 'procedimento'],
  ['', 'procedimento'],
  ['__proto__', 'proto'],
])('makes of the name %j the process id %s', (name, id) => {
  expect(processIdOf(name)).toBe(id);
});

it('keeps to the rule whatever the name is', () => {
  for (const name of ['a'.repeat(200), '9'.repeat(200), '…', 'É-isso.mesmo', ' x '])
    expect(processIdOf(name)).toMatch(PROCESS_ID);
});

it('takes another id than procedures of a like name', () => {
  expect(newProcessId('Reparo', ['reparo', 'Orçamento'])).toBe('reparo2');
  expect(newProcessId('Reparo', ['Reparo', 'Reparo 2'])).toBe('reparo3');
  expect(newProcessId('a'.repeat(200), ['a'.repeat(120)])).toMatch(PROCESS_ID);
});
