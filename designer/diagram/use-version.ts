import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { versionReply } from '../../server/procedures/procedure-contract.ts';
import { call } from '../api/call.ts';
import { readDrawing } from './drawing.ts';

/** A published version with its drawing: it never changes. */
export function useVersion(procedureId: string | undefined, number: number | undefined) {
  const version = useQuery({
    queryKey: ['procedures', procedureId, 'versions', number],
    queryFn: ({ signal }) =>
      call(
        'get',
        `/api/procedures/${encodeURIComponent(procedureId ?? '')}/versions/${number ?? 0}`,
        versionReply,
        { signal },
      ),
    enabled: procedureId !== undefined && number !== undefined,
    staleTime: Infinity,
  });
  const xml = version.data?.xml;
  const drawing = useMemo(() => (xml === undefined ? undefined : readDrawing(xml)), [xml]);
  return { ...version, xml, drawing };
}
