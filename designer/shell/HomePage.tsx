import { Navigate } from 'react-router';
import { useSession } from '../session/session.tsx';
import { firstPlaceOf } from './navigation.ts';

/** Leads each person to where their work is. */
export function HomePage() {
  const { roles } = useSession();
  return <Navigate to={firstPlaceOf(roles)} replace />;
}
