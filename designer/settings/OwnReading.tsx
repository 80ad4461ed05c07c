import { Alert, Button, Group, Select, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useSession } from '../session/session.tsx';
import { useOwnSettings } from '../session/use-own-settings.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { sayDone } from '../ui/notify.ts';
import { TimeZoneSelect } from '../ui/TimeZoneSelect.tsx';
import { settingsTexts } from './settings-texts.ts';

/** In what language and time zone the person reads. */
export function OwnReading() {
  const t = useTexts(settingsTexts);
  const { language } = useLanguage();
  const session = useSession();
  const [timeZone, setTimeZone] = useState(session.timeZone);
  const settle = useOwnSettings();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    settle.mutate({ timeZone }, { onSuccess: () => sayDone(t.saved) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={420}>
        {settle.error !== null && (
          <Alert color="red" role="alert">
            {errorSentence(settle.error, language)}
          </Alert>
        )}
        <Select
          label={t.language}
          allowDeselect={false}
          data={[
            { value: 'en', label: 'English' },
            { value: 'pt', label: 'Português' },
          ]}
          value={language}
          onChange={(chosen) => settle.mutate({ language: chosen === 'pt' ? 'pt' : 'en' })}
        />
        <TimeZoneSelect label={t.timeZone} value={timeZone} onChange={setTimeZone} />
        <Group>
          <Button type="submit" loading={settle.isPending} disabled={timeZone === session.timeZone}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
