/** What the editor says, in Portuguese. */
export const drawingWords: Readonly<Record<string, string>> = {};
