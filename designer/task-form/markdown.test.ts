import { expect, it } from 'vitest';
import { blocksOf, piecesOf, textOfHtml } from './markdown.ts';

it('reads headings, paragraphs and lists', () => {
  expect(blocksOf('## Title\nOne\ntwo\n\n- a\n- b\n1. c').map(({ kind }) => kind)).toEqual([
    'heading',
    'paragraph',
    'list',
  ]);
});

it('reads bold, italic, code, and links that lead to the web only', () => {
  expect(piecesOf('a **b** *c* `d` [e](https://x.test) [f](javascript:x)')).toEqual([
    { text: 'a ' },
    { text: 'b', strong: true },
    { text: ' ' },
    { text: 'c', emphasis: true },
    { text: ' ' },
    { text: 'd', code: true },
    { text: ' ' },
    { text: 'e', href: 'https://x.test' },
    { text: ' ' },
    { text: 'f' },
  ]);
});

it('takes the words of HTML, not its tags', () => {
  expect(textOfHtml('<p>One &amp; two</p><script>alert(1)</script>')).toBe('One & two');
});
