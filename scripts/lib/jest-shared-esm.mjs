import { createHash } from 'node:crypto';
import { sharedModules } from './jest-shared-modules.mjs';

async function namesOf(file) {
  return Object.keys(await sharedModules.load(file)).sort();
}

function source(file, names) {
  return [
    `const shared = globalThis[Symbol.for('siaga.modules')].get(${JSON.stringify(file)});`,
    // By way of a name of its own: `catch` may be exported and not declared.
    ...names.flatMap((name, at) => [
      `const _${at} = shared[${JSON.stringify(name)}];`,
      `export { _${at} as ${name} };`,
    ]),
  ].join('\n');
}

/** Jest transformer: instead of its source a module is what `sharedModules` holds of it. */
const transformer = {
  canInstrument: false,
  // Called for every file in every process, whatever is cached: here the module is loaded.
  async getCacheKeyAsync(_text, file) {
    return createHash('sha256')
      .update(source(file, await namesOf(file)))
      .digest('hex')
      .slice(0, 32);
  },
  async processAsync(_text, file) {
    return { code: source(file, await namesOf(file)) };
  },
};

export default transformer;
