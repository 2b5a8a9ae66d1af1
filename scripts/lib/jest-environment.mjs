import { TestEnvironment } from 'jest-environment-node';
import { sharedModules } from './jest-shared-modules.mjs';

// What shared modules and tests ask for by `instanceof`. Not what a literal makes: that stays the file's own.
const SAME = [
  ...[
    'Error',
    'AggregateError',
    'EvalError',
    'RangeError',
    'ReferenceError',
    'SyntaxError',
    'TypeError',
    'URIError',
  ],
  ...[
    'Date',
    'Map',
    'Set',
    'WeakMap',
    'WeakSet',
    'WeakRef',
    'ArrayBuffer',
    'SharedArrayBuffer',
    'DataView',
    'Reflect',
  ],
  ...[
    'Int8Array',
    'Uint8Array',
    'Uint8ClampedArray',
    'Int16Array',
    'Uint16Array',
    'Int32Array',
    'Uint32Array',
  ],
  ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
];

/** Node's environment, in which a spec file finds the modules that are loaded once for all. */
export default class SharedEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    if (config.globalConfig.watch || config.globalConfig.watchAll)
      throw new Error('Modules are loaded once a process and would grow stale: run without --watch.');
    this.global[Symbol.for('siaga.modules')] = sharedModules;
    for (const name of SAME) this.global[name] = globalThis[name];
  }
}
