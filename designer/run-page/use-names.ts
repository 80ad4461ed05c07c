import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { personList } from '../../server/people/person-contract.ts';
import { call } from '../api/call.ts';
import type { Drawing } from '../diagram/drawing.ts';
import { elementName, flowName } from '../diagram/element-name.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { useFormat } from '../texts/use-format.ts';
import type { Names } from './fact-sentence.ts';
import { factTexts } from './fact-texts.ts';
import { runTexts } from './run-page-texts.ts';

/** How elements and people of a run are called for who reads it. */
export function useNames(drawing: Drawing | undefined): Names {
  const { language } = useLanguage();
  const { has, person } = useSession();
  const format = useFormat();
  const t = useTexts(runTexts);
  const f = useTexts(factTexts);
  // Technicians do not see the list of people: for them a role has to do.
  const people = useQuery({
    queryKey: ['people', 'names'],
    queryFn: ({ signal }) =>
      call('get', '/api/people', personList, { query: { limit: 200 }, signal }),
    enabled: has('administrator', 'process-owner', 'coordinator', 'auditor'),
    staleTime: 300_000,
  });
  const listed = people.data?.items;
  return useMemo(() => {
    const byId = new Map(listed?.map(({ id, name }) => [id, name]));
    if (person !== null) byId.set(person.id, person.name);
    const roles: ReadonlyMap<string, string> = new Map(
      Object.entries(t).flatMap(([key, text]) =>
        typeof text === 'string' && key.startsWith('role-') ? [[key.slice(5), text]] : [],
      ),
    );
    return {
      element: (id) => elementName(drawing, id, language),
      flow: (id) => flowName(drawing, id, language),
      moment: (instant) => format.dateTime(instant),
      actor({ kind, id, role }) {
        if (kind === 'system') return f.system;
        if (kind === 'program') return f.program;
        return byId.get(id) ?? roles.get(role ?? '') ?? t.personUnknown;
      },
    };
  }, [listed, person, drawing, language, format, t, f]);
}
