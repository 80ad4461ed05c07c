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

const schemes = ['light', 'dark', 'auto'] as const;
const schemeOf = (chosen: string | null) => schemes.find((scheme) => scheme === chosen) ?? 'auto';

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
        <Menu.RadioGroup
          value={language}
          onChange={(chosen) => settle.mutate({ language: chosen === 'pt' ? 'pt' : 'en' })}
        >
          <Menu.RadioItem value="en" lang="en" closeMenuOnClick>
            English
          </Menu.RadioItem>
          <Menu.RadioItem value="pt" lang="pt-BR" closeMenuOnClick>
            Português
          </Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t.appearance}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(chosen) => setColorScheme(schemeOf(chosen))}
        >
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>
              {t[scheme]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate()}>{t.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
