/**
 * What is said of an element in the drawing. Shape and badge say it too, never colour alone:
 * `token` is thick, `incident` thick and dashed, `path` a plain colour, `added` and so on for comparing.
 */
export interface DiagramMark {
  readonly elementId: string;
  readonly tone: 'token' | 'incident' | 'path' | 'added' | 'removed' | 'changed';
  /** A few characters beside the element, such as how many tokens are there. */
  readonly badge?: string;
  /** The whole of it in words, for the list beside the drawing. */
  readonly says?: string;
}
