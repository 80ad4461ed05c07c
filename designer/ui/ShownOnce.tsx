import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { uiTexts } from './ui-texts.ts';

/** A secret that is never shown again, to be copied now. */
export function ShownOnce({ label, secret }: { readonly label: string; readonly secret: string }) {
  const t = useTexts(uiTexts);
  return (
    <Alert color="yellow" role="status" title={label}>
      <Stack gap="xs">
        <Text size="sm">{t.shownOnce}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {secret}
        </Code>
        <Group>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy} aria-live="polite">
                {copied ? t.copied : t.copy}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Alert>
  );
}
