import { Alert, Anchor, Button, SegmentedControl, Stack, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { uiTexts } from '../ui/ui-texts.ts';
import { addressOf, segments, tasksInView, viewOf, type InboxView } from './inbox-view.ts';
import { InboxFilters } from './InboxFilters.tsx';
import { NoTasks } from './NoTasks.tsx';
import { taskInboxTexts } from './task-inbox-texts.ts';
import { TaskRow } from './TaskRow.tsx';
import { useClaim } from './use-claim.ts';
import { useInbox } from './use-inbox.ts';

/** The tasks a person has, may take, or should look at because they are overdue. */
export function TaskInboxPage() {
  const t = useTexts(taskInboxTexts);
  const ui = useTexts(uiTexts);
  const [address, setAddress] = useSearchParams();
  const view = viewOf(address);
  const change = (changed: Partial<InboxView>): void =>
    // Typing leaves no trail of half words behind it; another segment is a step back.
    setAddress((before) => addressOf({ ...viewOf(before), ...changed }), {
      replace: changed.segment === undefined,
    });
  const inbox = useInbox(view);
  const claim = useClaim();
  const shown = inbox.tasks === undefined ? undefined : tasksInView(inbox.tasks, view);
  const gathering = inbox.hasNextPage && inbox.isFetchingNextPage;
  return (
    <Page title={t.title}>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t.which}
        data={segments.map((segment) => ({ value: segment, label: t[segment] }))}
        value={view.segment}
        onChange={(segment) => change({ segment })}
      />
      <InboxFilters view={view} onChange={change} />
      {claim.data !== undefined && (
        <Alert color="pine" role="status" p="sm">
          {t.claimed(claim.data.name ?? t.unnamed)}{' '}
          <Anchor inherit component={Link} to={paths.task(claim.data.id)} underline="always">
            {t.open}
          </Anchor>
        </Alert>
      )}
      {shown === undefined ? (
        inbox.error === null ? (
          <Loading />
        ) : (
          <ErrorState error={inbox.error} retry={() => void inbox.refetch()} />
        )
      ) : shown.length === 0 && !gathering ? (
        <NoTasks view={view} onChange={change} />
      ) : (
        <Stack gap="xs">
          <Text size="sm" c="dimmed" role="status">
            {t.shown(shown.length, inbox.hasNextPage)}
          </Text>
          <Stack
            component="ul"
            gap="xs"
            m={0}
            p={0}
            aria-label={t.list}
            style={{ listStyle: 'none' }}
          >
            {shown.map((task) => (
              <TaskRow
                key={task.id}
                task={task}
                claimable={view.segment === 'claimable'}
                claiming={claim.isPending && claim.variables === task.id}
                onClaim={() => claim.mutate(task.id)}
              />
            ))}
          </Stack>
          {gathering ? (
            <Loading lines={2} />
          ) : (
            inbox.hasNextPage && (
              <Button variant="default" size="md" onClick={() => void inbox.fetchNextPage()}>
                {ui.more}
              </Button>
            )
          )}
        </Stack>
      )}
    </Page>
  );
}
