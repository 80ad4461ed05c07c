import { Stack, Title } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { Page } from '../ui/Page.tsx';
import { AboutYou } from './AboutYou.tsx';
import { OwnDevices } from './OwnDevices.tsx';
import { OwnPassword } from './OwnPassword.tsx';
import { OwnReading } from './OwnReading.tsx';
import { settingsTexts } from './settings-texts.ts';

/** What people see of their account and settle for themselves. */
export function SettingsPage() {
  const t = useTexts(settingsTexts);
  const sections = [
    { title: t.you, content: <AboutYou /> },
    { title: t.reading, content: <OwnReading /> },
    { title: t.password, content: <OwnPassword /> },
    { title: t.devices, content: <OwnDevices /> },
  ];
  return (
    <Page title={t.title}>
      {sections.map(({ title, content }) => (
        <Stack key={title} component="section" gap="sm" mb="md">
          <Title order={2} size="h4">
            {title}
          </Title>
          {content}
        </Stack>
      ))}
    </Page>
  );
}
