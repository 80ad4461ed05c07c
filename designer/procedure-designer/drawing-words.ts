import { attributeWords } from './drawing-words-attributes.ts';
import { elementWords } from './drawing-words-elements.ts';
import { toolWords } from './drawing-words-tools.ts';

/** What the editor says, in Portuguese. */
export const drawingWords: Readonly<Record<string, string>> = {
  ...toolWords,
  ...elementWords,
  ...attributeWords,
};
