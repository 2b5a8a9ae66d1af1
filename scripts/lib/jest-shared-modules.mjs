import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

register('./source-hooks.mjs', import.meta.url);

const loaded = new Map();

/**
 * Modules that Node itself has loaded, once for all spec files of this process: by their file. Jest would load and link
 * the whole server again in each spec file, which took far longer than the tests.
 */
export const sharedModules = {
  async load(file) {
    const module = await import(pathToFileURL(file).href);
    loaded.set(file, module);
    return module;
  },
  get: (file) => loaded.get(file),
};
