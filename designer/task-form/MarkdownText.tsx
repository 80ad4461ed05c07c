import { Anchor, Code, List, Stack, Text, Title } from '@mantine/core';
import { blocksOf, type Piece } from './markdown.ts';

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, strong, emphasis, code, href }, at) => {
    if (href !== undefined)
      return (
        <Anchor key={at} href={href} target="_blank" rel="noreferrer" underline="always">
          {text}
        </Anchor>
      );
    if (code === true) return <Code key={at}>{text}</Code>;
    if (strong === true) return <strong key={at}>{text}</strong>;
    return emphasis === true ? <em key={at}>{text}</em> : <span key={at}>{text}</span>;
  });
}

/** A form's own text. */
export function MarkdownText({ text }: { readonly text: string }) {
  return (
    <Stack gap="xs">
      {blocksOf(text).map((block, at) => {
        switch (block.kind) {
          case 'heading':
            return (
              <Title key={at} order={2} size="h4">
                <Pieces pieces={block.pieces} />
              </Title>
            );
          case 'paragraph':
            return (
              <Text key={at}>
                <Pieces pieces={block.pieces} />
              </Text>
            );
          case 'list':
            return (
              <List key={at} type={block.ordered ? 'ordered' : 'unordered'}>
                {block.items.map((pieces, item) => (
                  <List.Item key={item}>
                    <Pieces pieces={pieces} />
                  </List.Item>
                ))}
              </List>
            );
        }
      })}
    </Stack>
  );
}
