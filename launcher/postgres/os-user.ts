import fs from 'node:fs';

/** Who Postgres runs as. It refuses to run as root, so root starts it as somebody else. */
export type OsUser =
  | { readonly kind: 'self' }
  | { readonly kind: 'other'; readonly uid: number; readonly gid: number };

const NOBODY = 65_534;

/**
 * The user for a cluster: as root, the owner of the cluster where there is one, else the user
 * `postgres`, else `nobody`; everybody else runs it as themselves.
 */
export function userFor(clusterFolder: string): OsUser {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const owner = fs.statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0)
    return { kind: 'other', uid: owner.uid, gid: owner.gid };
  return postgresUser() ?? { kind: 'other', uid: NOBODY, gid: NOBODY };
}

/** What spawn needs to start a program as that user. */
export function asUser(user: OsUser): { uid?: number; gid?: number } {
  return user.kind === 'self' ? {} : { uid: user.uid, gid: user.gid };
}

export function giveTo(user: OsUser, place: string): void {
  if (user.kind === 'other') fs.chownSync(place, user.uid, user.gid);
}

/** passwd(5): `name:password:uid:gid:…`. */
function postgresUser(): OsUser | null {
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':').map(Number) ?? [];
  return uid === undefined || gid === undefined || !(uid > 0) ? null : { kind: 'other', uid, gid };
}
