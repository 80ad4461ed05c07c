import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** What wrote the data folder: server versions such as `18.4` and `1.32.0`. */
const versions = z.object({ postgres: z.string().optional(), temporal: z.string().optional() });

export type Part = 'postgres' | 'temporal';

export const NAMES: Record<Part, string> = { postgres: 'Postgres', temporal: 'Temporal' };

export type VersionVerdict = 'first' | 'same' | 'newer' | 'older-minor' | 'other-major';

/** How the version at hand stands to the one that wrote the data. */
export function compareVersions(recorded: string | undefined, found: string): VersionVerdict {
  if (recorded === undefined) return 'first';
  const [major = 0, minor = 0] = recorded.split('.').map(Number);
  const [foundMajor = 0, foundMinor = 0] = found.split('.').map(Number);
  if (foundMajor !== major) return 'other-major';
  if (foundMinor === minor) return 'same';
  return foundMinor > minor ? 'newer' : 'older-minor';
}

/** The version that wrote a part of the data folder, if one has. */
export function recordedVersion(file: string, part: Part): string | undefined {
  return readJsonFile(file, versions)?.[part];
}

/** Notes the version that writes from now on. */
export function recordVersion(file: string, part: Part, version: string): void {
  const before = readJsonFile(file, versions) ?? {};
  if (before[part] !== version) writeJsonFile(file, { ...before, [part]: version });
}

/** Where the refused data lies. */
interface Place {
  /** The whole data folder. */
  readonly root: string;
  /** The folder of the part in it. */
  readonly part: string;
}

/**
 * Why a part may not write this data folder, with the commands that bring the data over; null
 * when it may (decision 20). Temporal changes its tables with its minor versions, and only forward.
 */
export function refusal(
  part: Part,
  recorded: string | undefined,
  found: string,
  place: Place,
): string | null {
  if (recorded === undefined) return null;
  const verdict = compareVersions(recorded, found);
  const refused = verdict === 'other-major' || (verdict === 'older-minor' && part === 'temporal');
  if (!refused) return null;
  const opening =
    `The data in ${place.part} was written by ${NAMES[part]} ${recorded}, ` +
    `and this is ${NAMES[part]} ${found}, which cannot take it over.`;
  const aside = `mv ${place.part} ${place.part}-${recorded}`;
  return part === 'postgres'
    ? postgresWay(opening, aside, place.root)
    : temporalWay(opening, aside);
}

function postgresWay(opening: string, aside: string, root: string): string {
  const url = `$(node -p "JSON.parse(fs.readFileSync('${root}/installation.json')).databaseUrl")`;
  return [
    opening,
    'Bring it over with a dump (pg_dump comes with the Postgres client programs):',
    '  1. start the Roteiro that wrote it, and while it runs:',
    `     pg_dump --format=custom --no-owner --file=roteiro.dump "${url}"`,
    `  2. stop it, and put the old data aside:  ${aside}`,
    '  3. start this one, and while it runs:',
    `     pg_restore --clean --if-exists --no-owner --dbname="${url}" roteiro.dump`,
  ].join('\n');
}

/** Temporal has no dump: what matters of a closed run is in Postgres, open ones must end first. */
function temporalWay(opening: string, aside: string): string {
  return [
    opening,
    'Temporal has no dump of its own, so open runs end under the version that began them:',
    '  1. start the Roteiro that wrote it, or put that version of "temporal" on the PATH,',
    '     and let the open runs end; closed runs are kept in Postgres',
    `  2. stop it, and put the old data aside:  ${aside}`,
    '  3. start this one',
  ].join('\n');
}
