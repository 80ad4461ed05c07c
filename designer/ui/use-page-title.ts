import { useEffect } from 'react';

/** What the browser's tab and history call the page. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Roteiro' : `${title} · Roteiro`;
  }, [title]);
}
