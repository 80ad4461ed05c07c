import { useRouteError } from 'react-router';
import { ErrorState } from '../ui/ErrorState.tsx';

/** In place of a page that broke while it was shown. */
export function AppError() {
  const error = useRouteError();
  return <ErrorState error={error} retry={() => window.location.reload()} />;
}
