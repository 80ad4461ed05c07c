import { Button, Collapse, Group, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useId, useState } from 'react';
import { useSession } from '../session/session.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useFormat } from '../texts/use-format.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Loading } from '../ui/Loading.tsx';
import type { StoryActor } from './story.ts';
import { taskPageTexts } from './task-page-texts.ts';
import { useStory } from './use-story.ts';

/** Who did what in the run, newest first; folded away on a phone. */
export function RunStory({ runId }: { readonly runId: string }) {
  const t = useTexts(taskPageTexts);
  const format = useFormat();
  const { person } = useSession();
  const story = useStory(runId);
  const roomy = useMediaQuery('(min-width: 62em)', false, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useState<boolean | null>(null);
  const opened = chosen ?? roomy;
  const id = useId();
  const nameOf = (actor: StoryActor | null): string => {
    if (actor === null) return t.someone;
    if (actor.personId !== null && actor.personId === person?.id) return t.me;
    const known = actor.personId === null ? undefined : story.data?.names.get(actor.personId);
    if (known !== undefined) return known;
    if (actor.role !== null) return t[`role-${actor.role}`];
    return actor.personId === null ? t.program : t.someone;
  };
  return (
    <Stack component="section" gap="xs" aria-labelledby={`${id}-title`}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h5" id={`${id}-title`}>
          {t.story}
        </Title>
        <Button
          variant="subtle"
          size="md"
          px="sm"
          style={{ flexShrink: 0 }}
          aria-expanded={opened}
          aria-controls={id}
          onClick={() => setChosen(!opened)}
        >
          {opened ? t.hideStory : t.showStory}
        </Button>
      </Group>
      <Collapse expanded={opened} id={id}>
        {story.data === undefined ? (
          story.error === null ? (
            <Loading lines={3} />
          ) : (
            <ErrorState error={story.error} retry={() => void story.refetch()} />
          )
        ) : (
          <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
            {story.data.lines.length === 0 && <Text component="li">{t.storyEmpty}</Text>}
            {story.data.lines.map(({ id: line, at, kind, actor, what }) => (
              <li key={line}>
                <Text size="sm">{t[kind](nameOf(actor), what)}</Text>
                <Text size="xs" c="dimmed">
                  <time dateTime={at}>{format.dateTime(at)}</time>
                </Text>
              </li>
            ))}
          </Stack>
        )}
      </Collapse>
    </Stack>
  );
}
