import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

const SETTLE_MS = 250;

const read = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;

/**
 * After which fact the run is shown, kept in the address. The address follows a little later, for
 * browsers refuse many changes of it in a short time.
 * @param last the last fact, which is shown where the address names none
 */
export function useMoment(last: number): readonly [number, (seq: number) => void] {
  const [search, setSearch] = useSearchParams();
  const addressed = read(search.get('seq'));
  const [chosen, setChosen] = useState(addressed);
  const written = useRef(addressed);

  useEffect(() => {
    // Somebody went back, or opened another link.
    if (addressed === written.current) return;
    written.current = addressed;
    setChosen(addressed);
  }, [addressed]);

  useEffect(() => {
    if (chosen === written.current) return;
    const timer = setTimeout(() => {
      written.current = chosen;
      setSearch(chosen === null ? {} : { seq: String(chosen) }, { replace: true });
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [chosen, setSearch]);

  const go = useCallback((seq: number) => setChosen(Math.max(0, Math.min(seq, last))), [last]);
  return [Math.min(chosen ?? last, last), go];
}
