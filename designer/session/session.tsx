import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { z } from 'zod';
import type { Role } from '../../server/people/role.ts';
import type { sessionReply } from '../../server/sessions/session-contract.ts';

export type SessionReply = z.output<typeof sessionReply>;

/** Who is signed in, for every page behind the sign-in. */
export interface SignedInPerson extends Omit<SessionReply, 'now'> {
  /** The organisation's time, milliseconds since 1970: its clock may have been moved. */
  readonly now: () => number;
  readonly has: (...roles: readonly Role[]) => boolean;
}

const Context = createContext<SignedInPerson | null>(null);

export function SessionProvider({
  session,
  children,
}: {
  readonly session: SessionReply;
  readonly children: ReactNode;
}) {
  const value = useMemo<SignedInPerson>(() => {
    const ahead = new Date(session.now).getTime() - Date.now();
    return {
      ...session,
      now: () => Date.now() + ahead,
      has: (...roles) => roles.some((role) => session.roles.includes(role)),
    };
  }, [session]);
  return <Context value={value}>{children}</Context>;
}

export function useSession(): SignedInPerson {
  const session = useContext(Context);
  if (session === null) throw new Error('Nobody is signed in here.');
  return session;
}
