import { useCallback, useMemo, useRef, useState } from 'react';
import type { ValueObject } from '../../server/forms/value-path.ts';
import { useSession } from '../session/session.tsx';
import { keptValues } from './kept-values.ts';

/**
 * What was typed into a task's form: kept on this device from the first key on, restored when the
 * page comes back, and never overwritten by what the server says. Null until something is typed.
 */
export function useTyped(taskId: string) {
  const { person } = useSession();
  const personId = person?.id ?? 'program';
  const kept = useMemo(() => keptValues(localStorage, personId, taskId), [personId, taskId]);
  const [restored] = useState(kept.read);
  const [typed, setTyped] = useState(restored);
  const latest = useRef(restored);
  const change = useCallback(
    (edit: (before: ValueObject) => ValueObject, start: ValueObject): void => {
      const next = edit(latest.current ?? start);
      latest.current = next;
      setTyped(next);
      kept.keep(next);
    },
    [kept],
  );
  const throwAway = useCallback((): void => {
    latest.current = null;
    setTyped(null);
    kept.forget();
  }, [kept]);
  return { typed, wasRestored: restored !== null, change, throwAway, forget: kept.forget };
}
