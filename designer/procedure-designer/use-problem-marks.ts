import { useEffect } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { designerTexts } from './designer-texts.ts';
import type { Problem } from './draft-keeping.ts';
import { byElement } from './problem-order.ts';
import type { OpenDrawing } from './use-modeler.ts';

/** Marks each element that has problems with their number; pressing it names the first. */
export function useProblemMarks(
  open: OpenDrawing | null,
  problems: readonly Problem[],
  pressed: (problem: Problem) => void,
): void {
  const t = useTexts(designerTexts);
  const { language } = useLanguage();
  const modeler = open?.modeler ?? null;
  const alive = open?.alive ?? null;
  useEffect(() => {
    if (modeler === null || alive?.() !== true) return;
    const registry = modeler.get('elementRegistry');
    const canvas = modeler.get('canvas');
    const overlays = modeler.get('overlays');
    const root = canvas.getRootElement();
    const marked = byElement(problems).filter(({ elementId }) => {
      const element = registry.get(elementId);
      return element !== undefined && element !== root;
    });
    for (const { elementId, severity, problems: its } of marked) {
      const [first] = its;
      if (first === undefined) continue;
      const mark = document.createElement('button');
      mark.type = 'button';
      mark.className = 'problem-mark';
      mark.dataset['severity'] = severity;
      mark.textContent = String(its.length);
      mark.title = its.map(({ messages }) => messages[language]).join('\n');
      mark.setAttribute('aria-label', t.markOf(its.length, first.messages[language]));
      mark.onclick = () => pressed(first);
      canvas.addMarker(elementId, `has-${severity}`);
      overlays.add(elementId, 'problems', { position: { top: -12, left: -10 }, html: mark });
    }
    return () => {
      // An editor that is gone has taken its marks with it.
      if (!alive()) return;
      overlays.remove({ type: 'problems' });
      for (const { elementId, severity } of marked)
        if (registry.get(elementId) !== undefined)
          canvas.removeMarker(elementId, `has-${severity}`);
    };
  }, [modeler, alive, problems, pressed, language, t]);
}
