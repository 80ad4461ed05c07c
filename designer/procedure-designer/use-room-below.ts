import { useLayoutEffect, useState, type RefObject } from 'react';

/** How high a part may be that should end where the window ends, whatever is shown above it. */
export function useRoomBelow(part: RefObject<HTMLElement | null>): string {
  const [top, setTop] = useState(52);
  useLayoutEffect(() => {
    const { current } = part;
    if (current === null) return;
    const measure = (): void =>
      setTop(Math.round(current.getBoundingClientRect().top + window.scrollY));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current.parentElement ?? current);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [part]);
  return `calc(100dvh - ${top}px)`;
}
