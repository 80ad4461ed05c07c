import { Alert, Button, Stack, Text } from '@mantine/core';
import { ApiError } from '../api/api-error.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from './error-sentence.ts';
import { uiTexts } from './ui-texts.ts';

/** In place of what could not be shown, with what to do. */
export function ErrorState({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}) {
  const t = useTexts(uiTexts);
  const { language } = useLanguage();
  return (
    <Alert color="red" role="alert" title={t.failed} m="md">
      <Stack align="flex-start" gap="sm">
        <Text>{errorSentence(error, language)}</Text>
        {error instanceof ApiError && error.status >= 500 && (
          <Text size="sm">{t.reference(error.requestId)}</Text>
        )}
        {retry !== undefined && (
          <Button variant="default" onClick={retry}>
            {t.tryAgain}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
