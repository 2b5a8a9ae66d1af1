import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const LAST = ['server', 'tools', 'compose', 'tests'];

/**
 * Every declared group of settings, from the *.settings files of the libs under `root` (the sources, or dist), in the order of .env.example:
 * the server's own, those of the libs, those of other programs.
 */
export async function collectSettings(root, extension) {
  for (const file of settingsFiles(root, extension)) await import(pathToFileURL(file).href);
  const { declaredSettings } = await import(
    pathToFileURL(path.join(root, 'libs', 'kernel', 'src', `index.${extension}`)).href
  );
  return [...declaredSettings()].sort((a, b) => LAST.indexOf(a.readBy) - LAST.indexOf(b.readBy));
}

/** The files that declare settings: the kernel's first, which loading another would load anyway. */
export function settingsFiles(root, extension) {
  const libs = readdirSync(path.join(root, 'libs')).sort(
    (a, b) => isKernel(b) - isKernel(a) || (a < b ? -1 : 1),
  );
  return libs
    .map((lib) => path.join(root, 'libs', lib, 'src'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(`.settings.${extension}`))
        .sort(
          (a, b) =>
            Number(b === `server.settings.${extension}`) - Number(a === `server.settings.${extension}`),
        )
        .map((name) => path.join(folder, name)),
    );
}

const isKernel = (lib) => Number(lib === 'kernel');
