import fs from 'node:fs';
import path from 'node:path';

/**
 * Calls `changed` shortly after source files in the folders change, once for changes that come
 * together. Returns the end of it.
 */
export function watchSources(folders: readonly string[], changed: () => void): () => void {
  let watchers: fs.FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const watchAll = () => {
    watchers.forEach((watcher) => watcher.close());
    watchers = folders.flatMap(foldersBelow).map((folder) => {
      const watcher = fs.watch(folder, (_event, name) => {
        if (name !== null && isSource(name)) soon();
      });
      watcher.on('error', soon);
      return watcher;
    });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Folders may have come or gone with the change.
      watchAll();
      changed();
    }, 200);
  };
  watchAll();
  return () => {
    clearTimeout(timer);
    watchers.forEach((watcher) => watcher.close());
  };
}

/** A name without an ending may be a new folder. */
function isSource(name: string): boolean {
  if (name.endsWith('.test.ts')) return false;
  return /\.(ts|json|bpmn|dmn|form)$/.test(name) || !name.includes('.');
}

function foldersBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  const inside = fs.readdirSync(folder, { withFileTypes: true });
  return [
    folder,
    ...inside
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
      .flatMap((entry) => foldersBelow(path.join(folder, entry.name))),
  ];
}
