import { Badge, Box, Button, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import { designerTexts } from './designer-texts.ts';
import type { DraftKeeping, Problem } from './draft-keeping.ts';
import { countOf, inOrder } from './problem-order.ts';
import classes from './problem-list.module.css';

/** What the compiler says about the drawing; pressing one shows its element. */
export function ProblemList({
  problems,
  judgedBy,
  chosen,
  onChoose,
}: {
  /** Null before the compiler was asked. */
  readonly problems: readonly Problem[] | null;
  readonly judgedBy: DraftKeeping['judgedBy'];
  readonly chosen: Problem | null;
  readonly onChoose: (problem: Problem) => void;
}) {
  const t = useTexts(designerTexts);
  const { language } = useLanguage();
  const [folded, setFolded] = useState(false);
  const { errors, warnings } = countOf(problems ?? []);
  const some = problems !== null && problems.length > 0;
  return (
    <Box component="section" aria-label={t.problems} className={classes.list}>
      <Group justify="space-between" px="md" py={4} wrap="nowrap">
        <Group gap="sm" wrap="nowrap">
          <Title order={2} size="h6">
            {t.problems}
          </Title>
          <Text size="sm" c="dimmed" role="status">
            {problems === null
              ? t.checking
              : some
                ? t.problemCount(errors, warnings)
                : judgedBy === 'server'
                  ? t.noProblems
                  : t.noneHere}
          </Text>
        </Group>
        {some && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={!folded}
            onClick={() => setFolded(!folded)}
          >
            {folded ? t.showProblems : t.hideProblems}
          </Button>
        )}
      </Group>
      {some && !folded && (
        <Stack component="ul" gap={0} m={0} p={0} className={classes.items}>
          {inOrder(problems).map((problem, place) => (
            <li key={`${problem.code} ${problem.elementId ?? ''} ${place}`}>
              <UnstyledButton
                className={classes.item}
                aria-current={problem === chosen ? 'true' : undefined}
                onClick={() => onChoose(problem)}
              >
                <Badge
                  size="sm"
                  radius="sm"
                  tt="none"
                  color={problem.severity === 'error' ? 'red.8' : 'yellow.9'}
                  className={classes.badge}
                >
                  {problem.severity === 'error' ? t.error : t.warning}
                </Badge>
                <Text size="sm" span className={classes.sentence}>
                  {problem.messages[language]}
                </Text>
                <Text size="xs" c="dimmed" span ff="monospace">
                  {problem.elementId ?? t.wholeFile}
                </Text>
              </UnstyledButton>
            </li>
          ))}
        </Stack>
      )}
    </Box>
  );
}
