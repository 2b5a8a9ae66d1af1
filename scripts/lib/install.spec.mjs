import { describe, expect, it } from '@jest/globals';
import { isInstalled } from './install.mjs';

const lock = (packages) => ({ packages: { '': {}, ...packages } });
const one = { version: '1.0.0', integrity: 'sha512-a' };

describe('isInstalled', () => {
  it('should want an install when there is no record', () => {
    expect(isInstalled(lock({}), undefined)).toBe(false);
  });

  it('should be content when every package is there in its version', () => {
    expect(isInstalled(lock({ 'node_modules/a': one }), lock({ 'node_modules/a': one }))).toBe(true);
  });

  it.each([
    ['a missing package', {}],
    ['another version', { 'node_modules/a': { ...one, version: '1.0.1' } }],
    ['another content', { 'node_modules/a': { ...one, integrity: 'sha512-b' } }],
  ])('should want an install for %s', (_name, installed) => {
    expect(isInstalled(lock({ 'node_modules/a': one }), lock(installed))).toBe(false);
  });

  it('should not mind a missing package of another system', () => {
    expect(isInstalled(lock({ 'node_modules/a': { ...one, optional: true } }), lock({}))).toBe(true);
  });
});
