/** Has the browser save a text as a file. */
export function download(fileName: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // Some browsers read it a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A name that every file system takes. */
export const fileNameOf = (name: string, ending: string): string =>
  `${name.replace(/[^\p{L}\p{N} ._-]+/gu, '_').trim() || 'procedure'}${ending}`;

export const downloadBpmn = (name: string, xml: string): void =>
  download(fileNameOf(name, '.bpmn'), xml, 'application/xml');

export const downloadSvg = (name: string, svg: string): void =>
  download(fileNameOf(name, '.svg'), svg, 'image/svg+xml');
