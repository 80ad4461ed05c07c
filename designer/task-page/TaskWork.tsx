import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { ApiError, ConnectionLost } from '../api/api-error.ts';
import { useSession } from '../session/session.tsx';
import { checkForm } from '../task-form/check-form.ts';
import { failuresOf, type FieldFailures } from '../task-form/field-failures.ts';
import { scopeOf, valuesToSend } from '../task-form/form-values.ts';
import { FormFields } from '../task-form/FormFields.tsx';
import { useClaim } from '../task-inbox/use-claim.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { errorSentence } from '../ui/error-sentence.ts';
import { describeValues } from './described-values.ts';
import { DraftStatus } from './DraftStatus.tsx';
import { focusFailure } from './focus-failure.ts';
import { formOfTask } from './form-of-task.ts';
import { KeptTyping } from './KeptTyping.tsx';
import { NextTasks } from './NextTasks.tsx';
import { TaskClosed } from './TaskClosed.tsx';
import { TaskDone } from './TaskDone.tsx';
import { taskPageTexts } from './task-page-texts.ts';
import { hasAttempt, useComplete } from './use-complete.ts';
import { useDraft } from './use-draft.ts';
import type { TaskReply } from './use-task.ts';
import { useTyped } from './use-typed.ts';

const NONE: FieldFailures = {};

/** The form of a task with what can be done with it now. */
export function TaskWork({ task }: { readonly task: TaskReply }) {
  const t = useTexts(taskPageTexts);
  const { language } = useLanguage();
  const { now, timeZone, person } = useSession();
  const form = useMemo(() => formOfTask(task, now(), timeZone), [task, now, timeZone]);
  const { typed, wasRestored, change, throwAway, forget } = useTyped(task.id);
  const claim = useClaim();
  const complete = useComplete(task.id, forget);
  const [tried, setTried] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const sending = useRef(false);

  const may = task.may.includes('complete');
  const values = typed ?? form.start;
  const sent = useMemo(() => valuesToSend(form.nodes, values, form.world), [form, values]);
  const check = (): FieldFailures =>
    form.schema === null ? NONE : checkForm(form.schema, sent, form.world, language);
  const refused = failuresOf(complete.error, language);
  const failures = tried ? { ...refused, ...check() } : NONE;
  const draft = useDraft(task.id, typed, may && !complete.isPending && !complete.isSuccess, forget);

  // The answer was lost, but the run has it: what is kept here is no longer needed.
  const landed =
    task.status === 'completed' &&
    person !== null &&
    task.completedBy?.['id'] === person.id &&
    hasAttempt(task.id);
  useEffect(() => {
    if (landed) forget();
  }, [landed, forget]);

  if (complete.data !== undefined) return <TaskDone task={task} reply={complete.data} />;
  const lines = describeValues(form.nodes, typed ?? (task.draft === null ? {} : form.start));
  if (task.status === 'completed' || task.status === 'cancelled')
    return (
      <Stack>
        <KeptTyping
          values={landed ? [] : lines}
          onForget={typed === null ? undefined : throwAway}
        />
        <TaskClosed task={task} />
      </Stack>
    );

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const wrong = Object.keys(check());
    // The second of two clicks comes before the button is shown as busy.
    if (wrong.length === 0 && !sending.current) {
      sending.current = true;
      complete.mutate(sent, {
        onError: (error) => lead(Object.keys(failuresOf(error, language) ?? {})),
        onSettled: () => (sending.current = false),
      });
    } else lead(wrong);
  };
  const lead = (keys: readonly string[]): void => {
    if (keys.length > 0) setTimeout(() => element.current && focusFailure(element.current, keys));
  };
  if (task.status === 'open' && !may && !task.may.includes('claim') && typed !== null)
    return (
      <Stack>
        <Alert color="gray" role="status">
          {task.assignee === null ? t.notForYou : t.others(task.assigneeName ?? task.assignee)}
        </Alert>
        <KeptTyping values={lines} onForget={throwAway} />
        <NextTasks task={task} />
      </Stack>
    );
  const locked = !may || complete.isPending;
  const lost = complete.error instanceof ConnectionLost;
  return (
    <form ref={element} noValidate onSubmit={submit} style={{ minWidth: 0 }}>
      <Stack gap="md">
        {wasRestored && typed !== null && may && (
          <Text role="status" size="sm" c="dimmed">
            {t.restored}
          </Text>
        )}
        {task.status === 'completing' ? (
          <Alert role="status">{t.underway}</Alert>
        ) : (
          !may && (
            <Alert color="gray" role="status">
              {task.may.includes('claim')
                ? t.claimFirst
                : task.assignee === null
                  ? t.notForYou
                  : t.others(task.assigneeName ?? task.assignee)}
            </Alert>
          )
        )}
        {form.nodes.length === 0 ? (
          <Text>{t.noForm}</Text>
        ) : (
          <FormFields
            nodes={form.nodes}
            place={{
              values,
              scope: scopeOf(sent, form.world),
              prefix: '',
              failures,
              locked,
              onChange: (edit) => {
                if (complete.isError && !lost) complete.reset();
                change(edit, form.start);
              },
            }}
          />
        )}
        <Paper
          withBorder
          p="sm"
          style={{ position: 'sticky', bottom: 0, zIndex: 2 }}
          bg="var(--mantine-color-body)"
        >
          {complete.error !== null && (
            <Alert
              color={lost ? 'yellow' : 'red'}
              role="alert"
              mb="sm"
              title={lost ? t.notSent : refused === null ? undefined : t.check}
            >
              {lost ? t.notSentText : errorSentence(complete.error, language)}
              {complete.error instanceof ApiError &&
                complete.error.status >= 500 &&
                ` (${complete.error.requestId})`}
            </Alert>
          )}
          <Group justify="space-between" gap="sm">
            <DraftStatus state={may ? draft : 'none'} savedAt={task.draft?.savedAt ?? null} />
            {task.may.includes('claim') ? (
              <Button size="md" loading={claim.isPending} onClick={() => claim.mutate(task.id)}>
                {t.claim}
              </Button>
            ) : (
              <Button size="md" type="submit" disabled={!may} loading={complete.isPending}>
                {t.complete}
              </Button>
            )}
          </Group>
        </Paper>
      </Stack>
    </form>
  );
}
