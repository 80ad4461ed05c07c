import { useEffect, useRef, useState, type RefObject } from 'react';
import { BESIDE_PALETTE, fitDrawing } from '../procedures/fit-drawing.ts';
import { useLanguage } from '../texts/language.tsx';
import type { DrawingModeler } from './canvas-services.ts';
import { createModeler } from './create-modeler.ts';

export interface OpenDrawing {
  readonly modeler: DrawingModeler;
  /** Grows with each change, so that what depends on the editor's state is shown anew. */
  readonly changes: number;
  /** False once the editor is taken down, which is before the next render hears of it. */
  readonly alive: () => boolean;
}

/**
 * Opens a drawing in the editor. Another language or another `opening` makes a new editor; what
 * was drawn so far goes into it.
 * @param opening grows when `xml` is to replace what is drawn
 */
export function useModeler(
  container: RefObject<HTMLDivElement | null>,
  panel: RefObject<HTMLDivElement | null>,
  xml: string,
  opening: number,
  drawn: (xml: string) => void,
): { readonly open: OpenDrawing | null; readonly failure: string | null } {
  const { language } = useLanguage();
  const [open, setOpen] = useState<OpenDrawing | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const current = useRef({ opening, xml });
  const tell = useRef(drawn);
  useEffect(() => {
    tell.current = drawn;
  });
  useEffect(() => {
    if (container.current === null || panel.current === null) return;
    if (current.current.opening !== opening) current.current = { opening, xml };
    const modeler = createModeler(container.current, panel.current, language);
    let here = true;
    const alive = (): boolean => here;
    let writing = false;
    let again = false;
    // One at a time; what changes meanwhile is written once more.
    const write = async (): Promise<void> => {
      if (writing) {
        again = true;
        return;
      }
      writing = true;
      do {
        again = false;
        const { xml: written } = await modeler.saveXML({ format: true });
        if (written === undefined || !here) break;
        current.current = { opening, xml: written };
        tell.current(written);
      } while (again);
      writing = false;
    };
    modeler
      .importXML(current.current.xml)
      .then(() => {
        if (!here) return;
        fitDrawing(modeler.get('canvas'), BESIDE_PALETTE);
        setFailure(null);
        setOpen({ modeler, changes: 0, alive });
        modeler.on('commandStack.changed', () => {
          setOpen((before) =>
            before?.modeler === modeler ? { ...before, changes: before.changes + 1 } : before,
          );
          void write();
        });
      })
      .catch((error: unknown) => {
        // Leaving while it opens is no failure.
        if (here) setFailure(error instanceof Error ? error.message : String(error));
      });
    return () => {
      here = false;
      setOpen(null);
      modeler.destroy();
    };
    // `xml` counts only when `opening` grows: what is drawn since is newer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [language, opening, container, panel]);
  return { open, failure };
}
