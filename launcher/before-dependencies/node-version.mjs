const NEEDED = { major: 20, minor: 19 };

/**
 * Whether this Node can run Roteiro (20.19 or newer), told as a sentence when it cannot.
 *
 * @param {string} version such as `20.19.0`, without the leading v
 * @returns {string | null} what to do, or null when all is well
 */
export function nodeIsTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return null;
  return (
    `Roteiro needs Node ${NEEDED.major}.${NEEDED.minor} or newer; this is Node ${version}. ` +
    'Install a newer Node and start again.'
  );
}
