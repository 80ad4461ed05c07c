import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { signedOut } from '../../server/sessions/session-contract.ts';
import { call } from '../api/call.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session/session.tsx';
import { useOwnSettings } from '../session/use-own-settings.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { shellTexts } from './shell-texts.ts';

/** Language, appearance and signing out. */
export function AccountMenu() {
  const t = useTexts(shellTexts);
  const { person } = useSession();
  const { language } = useLanguage();
  const settle = useOwnSettings();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => call('delete', '/api/session', signedOut),
    async onSettled() {
      await navigate(paths.signIn);
      queries.clear();
    },
  });
  const name = person?.name ?? '';
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="subtle" aria-label={t.account(name)} px="xs">
          {name.split(' ')[0] ?? name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t.language}</Menu.Label>
        <Menu.Item
          lang="en"
          role="menuitemradio"
          aria-checked={language === 'en'}
          onClick={() => settle.mutate({ language: 'en' })}
        >
          English{language === 'en' ? ' ✓' : ''}
        </Menu.Item>
        <Menu.Item
          lang="pt-BR"
          role="menuitemradio"
          aria-checked={language === 'pt'}
          onClick={() => settle.mutate({ language: 'pt' })}
        >
          Português{language === 'pt' ? ' ✓' : ''}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t.appearance}</Menu.Label>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            onClick={() => setColorScheme(scheme)}
          >
            {t[scheme]}
            {colorScheme === scheme ? ' ✓' : ''}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate()}>{t.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
