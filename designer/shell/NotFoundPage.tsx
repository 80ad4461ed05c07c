import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';
import { shellTexts } from './shell-texts.ts';

export function NotFoundPage() {
  const t = useTexts(shellTexts);
  usePageTitle(t.notFound);
  return (
    <EmptyState
      title={t.notFound}
      action={
        <Anchor component={Link} to={paths.home}>
          {t.home}
        </Anchor>
      }
    >
      {t.notFoundText}
    </EmptyState>
  );
}
