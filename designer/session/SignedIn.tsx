import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { sessionReply } from '../../server/sessions/session-contract.ts';
import { ApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { paths } from '../paths.ts';
import { useLanguage } from '../texts/language.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { SessionProvider } from './session.tsx';

/** Shows what is behind the sign-in, or leads there and back again. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const location = useLocation();
  const { choose } = useLanguage();
  const session = useQuery({
    queryKey: ['session'],
    queryFn: () => call('get', '/api/session', sessionReply),
    refetchInterval: 60_000,
  });
  // The person's own language, once: what they choose afterwards stays.
  const chosenFor = useRef<string | null>(null);
  const person = session.data?.person ?? null;
  useEffect(() => {
    if (person === null || chosenFor.current === person.id) return;
    chosenFor.current = person.id;
    choose(person.language);
  }, [person, choose]);

  if (session.error instanceof ApiError && session.error.status === 401) {
    const back = `${location.pathname}${location.search}`;
    return <Navigate to={paths.signIn} replace state={{ back }} />;
  }
  if (session.data !== undefined)
    return <SessionProvider session={session.data}>{children}</SessionProvider>;
  if (session.error !== null)
    return <ErrorState error={session.error} retry={() => void session.refetch()} />;
  return <Loading />;
}
