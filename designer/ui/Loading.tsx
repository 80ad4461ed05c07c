import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { uiTexts } from './ui-texts.ts';

/** In place of what is on its way: as many lines as it will have, roughly. */
export function Loading({ lines = 5 }: { readonly lines?: number }) {
  const t = useTexts(uiTexts);
  return (
    <Stack gap="sm" p="md" role="status" data-loading>
      <VisuallyHidden>{t.loading}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={28} width={line % 3 === 2 ? '60%' : '100%'} />
      ))}
    </Stack>
  );
}
