import { z } from 'zod';
import { openVerifier } from '../../../server/verification/open-verifier.ts';
import type { Roteiro } from '../start-roteiro.ts';
import type { Evidence } from './evidence.ts';

const report = z.object({
  ok: z.boolean(),
  levels: z.array(z.object({ level: z.string(), ok: z.boolean() })),
});

/** Every run verifies: chain, facts derived again, replay of its history. One also from the shell. */
export async function checkVerified(
  { installation, dataFolder, roteiro }: Roteiro,
  { runs }: Evidence,
): Promise<string[]> {
  const wrong: string[] = [];
  const verifier = await openVerifier({ ...installation, dataFolder });
  try {
    for (const { id, process_id } of runs) {
      const found = await verifier.verifyRun(id);
      if (found?.ok === true) continue;
      const levels = (found?.levels ?? []).filter(({ ok }) => !ok);
      wrong.push(`${id} (${process_id}) does not verify: ${JSON.stringify(levels)}`);
    }
  } finally {
    await verifier.close();
  }
  const [first] = runs;
  if (first !== undefined) {
    // Ends with another code than 0 where it does not hold, and then this throws.
    const said = report.parse(JSON.parse(await roteiro('verify', first.id, '--json')));
    if (!said.ok) wrong.push(`npx roteiro verify ${first.id} says that it does not hold`);
  }
  return wrong;
}
