import { z } from 'zod';

const part = z.union([
  z.string().transform((codigo) => ({ codigo, quantidade: 1 })),
  z.looseObject({ codigo: z.string(), quantidade: z.number().default(1) }),
]);

/** The parts a step is about; each a code, or a code with a quantity. */
export const partsInput = z.looseObject({
  pecas: z.array(part).nullish(),
  posto: z.string().nullish(),
});

export const readParts = (variables: unknown) => {
  const { pecas, posto } = partsInput.parse(variables);
  const parts = (pecas ?? []).map(({ codigo, quantidade }) => ({ codigo, quantidade }));
  return { parts, posto: posto ?? null };
};
