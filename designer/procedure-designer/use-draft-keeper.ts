import { useEffect, useState, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { putDraftReply } from '../../server/procedures/procedure-contract.ts';
import { ApiError, ConnectionLost } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { createDraftKeeper, type DraftKeeper, type Sent } from './draft-keeper.ts';
import { unsaved, type DraftKeeping } from './draft-keeping.ts';
import { forgetDraft, keepDraft } from './kept-drafts.ts';

const staleDetails = z.object({ current: z.number().int() });

async function put(
  procedureId: string,
  body: { readonly xml: string; readonly version: number },
): Promise<Sent> {
  try {
    const path = `/api/procedures/${encodeURIComponent(procedureId)}/draft` as const;
    return { type: 'saved', ...(await call('put', path, putDraftReply, { body })) };
  } catch (error) {
    if (error instanceof ConnectionLost) return { type: 'lost' };
    if (!(error instanceof ApiError)) return { type: 'lost' };
    const stale = staleDetails.safeParse(error.details);
    if (error.status === 409 && stale.success)
      return { type: 'stale', current: stale.data.current };
    return error.status >= 500 ? { type: 'lost' } : { type: 'refused', sentence: error.message };
  }
}

/** Keeps what is drawn on the server and, until it is there, in this browser. */
export function useDraftKeeper(
  procedureId: string,
  version: number,
): { readonly keeper: DraftKeeper; readonly keeping: DraftKeeping; readonly keptHere: boolean } {
  const [keptHere, setKeptHere] = useState(true);
  const [keeper] = useState(() => {
    let kept: string | null = null;
    return createDraftKeeper(
      version,
      (draft) => put(procedureId, draft),
      (state) => {
        const xml = unsaved(state);
        if (xml === kept) return;
        kept = xml;
        if (xml === null) forgetDraft(localStorage, procedureId);
        else
          setKeptHere(
            keepDraft(localStorage, procedureId, { xml, version: state.version, at: Date.now() }),
          );
      },
    );
  });
  // Leaving the page sends what is still unsaved.
  useEffect(() => () => keeper.close(), [keeper]);
  // The connection is back: no need to wait for the next try.
  useEffect(() => {
    const online = (): void => void keeper.flush();
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, [keeper]);
  const keeping = useSyncExternalStore(keeper.subscribe, keeper.state);
  return { keeper, keeping, keptHere };
}
