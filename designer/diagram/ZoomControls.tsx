import { Button, Group } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { diagramTexts } from './diagram-texts.ts';
import { fit, zoomBy, type Viewer } from './viewer.ts';

/** Above the drawing, so that they never cover anything of it. */
export function ZoomControls({ viewer }: { readonly viewer: Viewer | null }) {
  const t = useTexts(diagramTexts);
  const disabled = viewer === null;
  const step = (factor: number) => () => {
    if (viewer !== null) zoomBy(viewer, factor);
  };
  const show = (what: 'all' | 'width') => () => {
    if (viewer !== null) fit(viewer, what);
  };
  const look = { variant: 'default', size: 'xs', disabled } as const;
  return (
    <Group gap={6} p={6} role="group" aria-label={t.controls} className="drawing-controls">
      <Button {...look} aria-label={t.zoomOut} title={t.zoomOut} onClick={step(1 / 1.3)}>
        −
      </Button>
      <Button {...look} aria-label={t.zoomIn} title={t.zoomIn} onClick={step(1.3)}>
        +
      </Button>
      <Button {...look} onClick={show('all')}>
        {t.fit}
      </Button>
      <Button {...look} onClick={show('width')}>
        {t.fitWidth}
      </Button>
    </Group>
  );
}
