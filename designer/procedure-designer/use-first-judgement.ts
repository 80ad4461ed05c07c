import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { z } from 'zod';
import { problem } from '../../server/procedures/procedure-contract.ts';
import type { DraftKeeper } from './draft-keeper.ts';

/** What creating or restoring a draft brings along; it speaks of this version of the draft alone. */
const broughtAlong = z.object({ version: z.number(), problems: z.array(problem) });

/** Says what is wrong with a drawing before anything of it was changed here. */
export function useFirstJudgement(keeper: DraftKeeper, xml: string): void {
  const { state } = useLocation();
  useEffect(() => {
    const brought = broughtAlong.safeParse(state);
    if (brought.success && brought.data.version === keeper.state().version) {
      keeper.happened({ type: 'judged', by: 'server', problems: brought.data.problems });
      return;
    }
    import('./judge-here.ts')
      .then(async ({ judgeHere }) => {
        const problems = await judgeHere(xml);
        keeper.happened({ type: 'judged', by: 'browser', problems });
      })
      // Without a connection the server's word comes later.
      .catch(() => undefined);
  }, [keeper, state, xml]);
}
