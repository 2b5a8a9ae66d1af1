import { StartError } from './console.mjs';

const NEEDED = [20, 19];

/** Whether a version such as `v20.19.3` is new enough. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** Throws when this Node cannot run Siaga. */
export function checkNodeVersion(version = process.version) {
  if (isNewEnough(version)) return;
  throw new StartError(
    `Node ${NEEDED.join('.')} or newer is needed and this is ${version}: install a newer Node.`,
  );
}
