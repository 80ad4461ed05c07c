/** A piece of a line. Nothing of the form's text ever becomes HTML. */
export interface Piece {
  readonly text: string;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  readonly code?: boolean;
  readonly href?: string;
}

export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Piece[][] };

const INLINE = /\*\*([^*]+)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g;
const SAFE = /^(https?:|mailto:|tel:)/i;

export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of line.matchAll(INLINE)) {
    const [whole, bold, bold2, italic, code, label, href] = match;
    if (match.index > at) pieces.push({ text: line.slice(at, match.index) });
    at = match.index + whole.length;
    const strong = bold ?? bold2;
    if (strong !== undefined) pieces.push({ text: strong, strong: true });
    else if (italic !== undefined) pieces.push({ text: italic, emphasis: true });
    else if (code !== undefined) pieces.push({ text: code, code: true });
    else if (label !== undefined && href !== undefined && SAFE.test(href))
      pieces.push({ text: label, href });
    else pieces.push({ text: label ?? whole });
  }
  if (at < line.length) pieces.push({ text: line.slice(at) });
  return pieces;
}

/** The little of Markdown that forms use: headings, paragraphs, lists, bold, italic, links. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let list: { ordered: boolean; items: Piece[][] } | null = null;
  let lines: string[] = [];
  const end = (): void => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', pieces: piecesOf(lines.join(' ')) });
    if (list !== null) blocks.push({ kind: 'list', ...list });
    lines = [];
    list = null;
  };
  for (const line of text.split(/\r?\n/)) {
    const heading = /^#{1,6}\s+(.*)$/.exec(line)?.[1];
    const item = /^\s*(?:([-*+])|\d+[.)])\s+(.*)$/.exec(line);
    if (heading !== undefined) {
      end();
      blocks.push({ kind: 'heading', pieces: piecesOf(heading) });
    } else if (item !== null) {
      if (lines.length > 0) end();
      list ??= { ordered: item[1] === undefined, items: [] };
      list.items.push(piecesOf(item[2] ?? ''));
    } else if (line.trim() === '') end();
    else {
      if (list !== null) end();
      lines.push(line.trim());
    }
  }
  end();
  return blocks;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
};

/** What HTML says, without its tags: a form is no place for pages of others. */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<(br|\/p|\/div|\/li|\/h[1-6])[^>]*>/gi, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .trim();
