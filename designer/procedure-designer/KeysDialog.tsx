import { Modal, Stack, Text } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { designerTexts } from './designer-texts.ts';

/** Which keys do what on the canvas. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(designerTexts);
  return (
    <Modal opened onClose={onClose} title={t.shortcuts} centered>
      <Stack gap={4}>
        {t.shortcutList.split(' · ').map((one) => (
          <Text key={one} size="sm">
            {one}
          </Text>
        ))}
      </Stack>
    </Modal>
  );
}
