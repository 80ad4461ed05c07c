import { useEffect, useState } from 'react';

export const SPEEDS = [1, 4, 16] as const;

/** Goes on by itself, one fact after the other, until the last. */
export function usePlayer(seq: number, last: number, go: (seq: number) => void) {
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const runs = playing && seq < last;
  useEffect(() => {
    if (!runs) return;
    const timer = setTimeout(() => go(seq + 1), 1000 / speed);
    return () => clearTimeout(timer);
  }, [runs, seq, speed, go]);
  useEffect(() => {
    if (playing && seq >= last) setPlaying(false);
  }, [playing, seq, last]);
  const toggle = (): void => {
    if (!playing && seq >= last) go(0);
    setPlaying(!playing);
  };
  return { playing: runs, toggle, pause: () => setPlaying(false), speed, setSpeed };
}
