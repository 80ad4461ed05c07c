import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { downloadBpmn, downloadSvg } from '../procedures/download.ts';
import { BESIDE_PALETTE, fitDrawing } from '../procedures/fit-drawing.ts';
import { proceduresTexts } from '../procedures/procedures-texts.ts';
import { designerTexts } from './designer-texts.ts';
import type { OpenDrawing } from './use-modeler.ts';

/** What can be done with the whole drawing. */
export function DesignerToolbar({
  open,
  name,
  onKeys,
  onPublish,
}: {
  readonly open: OpenDrawing | null;
  readonly name: string;
  readonly onKeys: () => void;
  readonly onPublish: () => void;
}) {
  const t = useTexts(designerTexts);
  const p = useTexts(proceduresTexts);
  const modeler = open?.modeler ?? null;
  const stack = modeler?.get('commandStack');
  const zoom = (factor: number): void => {
    const canvas = modeler?.get('canvas');
    canvas?.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)));
  };
  const save = async (format: 'bpmn' | 'svg'): Promise<void> => {
    if (modeler === null) return;
    if (format === 'svg') downloadSvg(name, (await modeler.saveSVG()).svg);
    else downloadBpmn(name, (await modeler.saveXML({ format: true })).xml ?? '');
  };
  const tool = (label: string, sign: ReactNode, act: () => unknown, enabled = true) => (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size={32}
        aria-label={label}
        disabled={modeler === null || !enabled}
        onClick={() => void act()}
      >
        {sign}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Group gap="xs" role="toolbar" aria-label={t.toolbar} wrap="nowrap">
      <ActionIcon.Group>
        {tool(t.undo, '↶', () => stack?.undo(), stack?.canUndo() === true)}
        {tool(t.redo, '↷', () => stack?.redo(), stack?.canRedo() === true)}
      </ActionIcon.Group>
      <ActionIcon.Group>
        {tool(p.zoomOut, '−', () => zoom(1 / 1.2))}
        {tool(
          p.fit,
          '⤢',
          () => modeler !== null && fitDrawing(modeler.get('canvas'), BESIDE_PALETTE),
        )}
        {tool(p.zoomIn, '+', () => zoom(1.2))}
      </ActionIcon.Group>
      {tool(t.find, '⌕', () => modeler?.get('editorActions').trigger('find'))}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" size="xs" disabled={modeler === null}>
            {t.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void save('bpmn')}>{p.downloadBpmn}</Menu.Item>
          <Menu.Item onClick={() => void save('svg')}>{p.downloadSvg}</Menu.Item>
          <Menu.Item onClick={onKeys}>{t.shortcuts}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" disabled={modeler === null} onClick={onPublish}>
        {t.publish}
      </Button>
    </Group>
  );
}
