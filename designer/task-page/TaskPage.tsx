import { Grid, Stack } from '@mantine/core';
import { useParams } from 'react-router';
import { useTexts } from '../texts/define-texts.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { BackToTasks } from './BackToTasks.tsx';
import { KeptOfLostTask } from './KeptOfLostTask.tsx';
import { RunStory } from './RunStory.tsx';
import { TaskHead } from './TaskHead.tsx';
import { taskPageTexts } from './task-page-texts.ts';
import { TaskWork } from './TaskWork.tsx';
import { useTask } from './use-task.ts';

/** One task: what it is for, its form, and how its run came here. */
export function TaskPage() {
  const t = useTexts(taskPageTexts);
  const { taskId = '' } = useParams();
  const { data: task, error, refetch } = useTask(taskId);
  if (task === undefined)
    return (
      <Page title={t.loading} actions={<BackToTasks />}>
        {error === null ? (
          <Loading />
        ) : (
          <Stack>
            <ErrorState error={error} retry={() => void refetch()} />
            <KeptOfLostTask taskId={taskId} />
          </Stack>
        )}
      </Page>
    );
  return (
    <Page title={task.name ?? t.unnamed} actions={<BackToTasks />}>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">
            <TaskHead task={task} />
            <TaskWork key={task.id} task={task} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <RunStory runId={task.runId} />
        </Grid.Col>
      </Grid>
    </Page>
  );
}
