import { expect, it } from 'vitest';
import { compileProcedure } from '../../workflows/compile/compile-procedure.ts';
import { blankDrawing } from './blank-drawing.ts';

it.each(['Reparo', 'A & B <"x">', 'Visita\u0007técnica'])(
  'is accepted by the compiler for the name %j',
  async (name) => {
    const { plans, problems } = await compileProcedure({ xml: blankDrawing(name, 'reparo') });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plans.map(({ processId }) => processId)).toEqual(['reparo']);
  },
);
