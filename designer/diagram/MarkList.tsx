import { Badge, Group, Text, UnstyledButton } from '@mantine/core';
import { useTexts } from '../texts/define-texts.ts';
import { useLanguage } from '../texts/language.tsx';
import type { Drawing } from './drawing.ts';
import type { DiagramMark } from './diagram-mark.ts';
import { diagramTexts } from './diagram-texts.ts';
import { elementName } from './element-name.ts';

/** What is marked, in words: the drawing for whoever does not see it or has no mouse. */
export function MarkList({
  marks,
  drawing,
  selected,
  onSelect,
}: {
  readonly marks: readonly DiagramMark[];
  readonly drawing: Drawing | undefined;
  readonly selected: string | null;
  readonly onSelect?: ((elementId: string) => void) | undefined;
}) {
  const t = useTexts(diagramTexts);
  const { language } = useLanguage();
  const told = marks.filter(({ says }) => says !== undefined);
  if (told.length === 0)
    return (
      <Text size="sm" c="dimmed" px="sm" py={6}>
        {t.nothing}
      </Text>
    );
  return (
    <ul className="mark-list" aria-label={t.list}>
      {told.map(({ elementId, tone, says }) => (
        <li key={`${elementId} ${tone}`}>
          <UnstyledButton
            aria-pressed={selected === elementId}
            onClick={() => onSelect?.(elementId)}
            className="mark-row"
          >
            <Group gap={8} wrap="nowrap">
              <Text size="sm" component="span">
                {elementName(drawing, elementId, language)}
              </Text>
              <Badge
                size="sm"
                tt="none"
                variant="light"
                color={tone === 'incident' ? 'red' : 'pine'}
                className="mark-says"
              >
                {says}
              </Badge>
            </Group>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
