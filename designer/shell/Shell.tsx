import { Alert, Anchor, AppShell, Burger, Button, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { useLive } from '../api/use-live.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { Loading } from '../ui/Loading.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { navigation } from './navigation.ts';
import { shellTexts } from './shell-texts.ts';

/** What is around every page: where to go, whose account it is, and whether the server is there. */
export function Shell() {
  const t = useTexts(shellTexts);
  const session = useSession();
  const connection = useLive();
  const { pathname } = useLocation();
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !opened } }}
    >
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t.menu}
              aria-expanded={opened}
            />
            <Anchor component={Link} to={paths.home} underline="never" c="inherit">
              <Group gap="xs" wrap="nowrap">
                <img src="/roteiro.svg" alt="" width={26} height={26} />
                <Text fw={650} size="lg">
                  Roteiro
                </Text>
              </Group>
            </Anchor>
          </Group>
          <AccountMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t.navigation}>
        <Button
          component="a"
          href="#content"
          variant="default"
          className="skip-link"
          onClick={close}
        >
          {t.skip}
        </Button>
        {navigation
          .filter(({ roles }) => session.has(...roles))
          .map(({ place, to }) => (
            <NavLink
              key={place}
              component={Link}
              to={to}
              label={t[place]}
              active={pathname === to || pathname.startsWith(`${to}/`)}
              aria-current={pathname === to ? 'page' : undefined}
              onClick={close}
            />
          ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {connection === 'lost' && (
          <Alert color="yellow" role="status" radius={0}>
            {t.lost}
          </Alert>
        )}
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}
