import { Anchor, Badge, Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import { CalledRun } from './CalledRun.tsx';
import type { Names } from './fact-sentence.ts';
import type { Run } from './run-marks.ts';
import { runTexts } from './run-page-texts.ts';

type Open = Run['open'][number];

/** One token: where it is, what it waits for, and the way there. */
export function OpenElement({
  open,
  names,
  onSelect,
}: {
  readonly open: Open;
  readonly names: Names;
  readonly onSelect: (elementId: string) => void;
}) {
  const t = useTexts(runTexts);
  const format = useFormat();
  const [inPlace, setInPlace] = useState(false);
  const { calledRunId, calledIncidents = 0, dueAt, message, taskId } = open;
  return (
    <Stack gap={4} component="li">
      <Group gap="xs" justify="space-between" align="flex-start">
        <UnstyledButton
          onClick={() => onSelect(open.elementId)}
          style={{ flex: '1 1 12rem', overflowWrap: 'anywhere' }}
        >
          <Text size="sm" fw={550}>
            {names.element(open.elementId)}
          </Text>
          <Text size="sm" c="dimmed">
            {t[open.kind]}
            {message !== undefined && ` ${t.awaits(message.name, message.key)}`}
            {', '}
            {t.since(format.dateTime(open.since))}
            {dueAt !== undefined && `, ${t.due(format.dateTime(dueAt))}`}
          </Text>
        </UnstyledButton>
        <Group gap="xs">
          {taskId !== undefined && (
            <Anchor component={Link} size="sm" to={paths.task(taskId)}>
              {t.openTask}
            </Anchor>
          )}
          {calledRunId !== undefined && (
            <>
              <Button
                size="compact-sm"
                variant="default"
                aria-expanded={inPlace}
                onClick={() => setInPlace(!inPlace)}
              >
                {inPlace ? t.hideInPlace : t.showInPlace}
              </Button>
              <Anchor component={Link} size="sm" to={paths.run(calledRunId)}>
                {t.openCalled}
              </Anchor>
            </>
          )}
        </Group>
      </Group>
      {calledIncidents > 0 && (
        <Badge color="red.8" tt="none">
          {t.calledIncidents(calledIncidents)}
        </Badge>
      )}
      {inPlace && calledRunId !== undefined && <CalledRun runId={calledRunId} />}
    </Stack>
  );
}
