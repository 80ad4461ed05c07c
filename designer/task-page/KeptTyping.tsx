import { Alert, Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import type { DescribedValue } from './described-values.ts';
import { taskPageTexts } from './task-page-texts.ts';

/** What was typed for a task that no longer takes it: to read and to copy. */
export function KeptTyping({
  values,
  onForget,
}: {
  readonly values: readonly DescribedValue[];
  readonly onForget?: () => void;
}) {
  const t = useTexts(taskPageTexts);
  if (values.length === 0) return null;
  const text = values.map(({ label, text: each }) => `${label}: ${each}`).join('\n');
  return (
    <Alert color="yellow" title={t.keptTitle}>
      <Stack gap="sm">
        <Text>{t.keptText}</Text>
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Text>
        <Group gap="xs">
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button size="md" variant="default" onClick={copy}>
                {copied ? t.copied : t.copy}
              </Button>
            )}
          </CopyButton>
          {onForget !== undefined && (
            <Button size="md" variant="subtle" color="red" onClick={onForget}>
              {t.forget}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
