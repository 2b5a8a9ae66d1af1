import { existsSync, readFileSync } from 'node:fs';
import { StartError, step } from './console.mjs';
import { inRoot } from './paths.mjs';
import { npmCommand, run } from './run.mjs';

/** Installs the packages when what is there is not what the lock file asks for. */
export async function ensureInstalled() {
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  if (isInstalled(wanted, readInstalled())) return;
  await step('Installing packages', async () => {
    // The build needs the development packages, whatever NODE_ENV says.
    const [command, args] = npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund']);
    const { code, output } = await run(command, args);
    if (code !== 0) throw new StartError(`npm ci failed:\n${output.trim()}`);
  });
}

function readInstalled() {
  const file = inRoot('node_modules', '.package-lock.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * Whether the record npm leaves in node_modules holds every package of the lock file in its version. A package
 * for another system or an optional one may be missing.
 */
export function isInstalled(wanted, installed) {
  if (installed === undefined) return false;
  return Object.entries(wanted.packages).every(([place, entry]) => {
    if (place === '' || entry.link) return true;
    const found = installed.packages[place];
    if (found === undefined) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}
