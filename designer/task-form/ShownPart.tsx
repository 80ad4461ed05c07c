import { Anchor, Divider, Space, Table, Text } from '@mantine/core';
import { z } from 'zod';
import { evaluateIn, type FormScope } from '../../server/forms/form-scope.ts';
import { valueAt } from '../../server/forms/value-path.ts';
import { useTexts } from '../texts/define-texts.ts';
import { fillText } from './fill-text.ts';
import type { FormNode } from './form-node.ts';
import { textOfHtml } from './markdown.ts';
import { MarkdownText } from './MarkdownText.tsx';
import { taskFormTexts } from './task-form-texts.ts';

const rowsShown = z.array(z.record(z.string(), z.unknown()));
const safe = (url: string): string | null => (/^(https?:|data:image\/)/i.test(url) ? url : null);

const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** A part of a form that only shows something. */
export function ShownPart({ node, scope }: { readonly node: FormNode; readonly scope: FormScope }) {
  const t = useTexts(taskFormTexts);
  const { look } = node;
  switch (look.type) {
    case 'text':
      return <MarkdownText text={fillText(look.text ?? '', scope)} />;
    case 'html':
      return <MarkdownText text={textOfHtml(fillText(look.content ?? '', scope))} />;
    case 'separator':
      return <Divider />;
    case 'spacer':
      return <Space h="md" />;
    case 'image': {
      const source = safe(fillText(look.source ?? '', scope));
      if (source === null) return null;
      return (
        <img src={source} alt={fillText(look.alt ?? '', scope)} style={{ maxWidth: '100%' }} />
      );
    }
    case 'iframe':
    case 'documentPreview': {
      // Pages of others stay outside: they could show a form of their own.
      const url = safe(fillText(look.url ?? look.dataSource ?? '', scope));
      if (url === null) return null;
      return (
        <Anchor href={url} target="_blank" rel="noreferrer" underline="always" py="xs">
          {fillText(look.label ?? look.title ?? '', scope) || t.opens}
        </Anchor>
      );
    }
    case 'table': {
      const source = look.dataSource ?? '';
      const rows = rowsShown.safeParse(
        source.startsWith('=') ? evaluateIn(scope, source) : valueAt(scope.data, source.split('.')),
      );
      const columns = look.columns ?? [];
      return (
        <Table.ScrollContainer minWidth={columns.length * 90}>
          <Table captionSide="top">
            {look.label !== null && <Table.Caption>{look.label}</Table.Caption>}
            <Table.Thead>
              <Table.Tr>
                {columns.map(({ key, label }) => (
                  <Table.Th key={key} scope="col">
                    {label || key}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {(rows.success ? rows.data : []).map((row, at) => (
                <Table.Tr key={at}>
                  {columns.map(({ key }) => (
                    <Table.Td key={key}>
                      <Text span>{cellText(row[key])}</Text>
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      );
    }
    // Buttons do nothing here, and what an expression gives is not for people.
    default:
      return null;
  }
}
