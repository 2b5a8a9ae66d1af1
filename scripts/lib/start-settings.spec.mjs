import { describe, expect, it } from '@jest/globals';
import { readStartSettings } from './start-settings.mjs';

describe('readStartSettings', () => {
  it('should start the demo on the embedded engine at 3119 when nothing is set', () => {
    expect(readStartSettings({})).toEqual({ port: 3119, databaseUrl: undefined, isDemo: true });
  });

  it.each([
    [{ SIAGA_DEMO: 'off' }, false],
    [{ SIAGA_DEMO: ' OFF ' }, false],
    [{ SIAGA_DEMO: '' }, true],
    [{ DATABASE_URL: 'postgres://db/siaga' }, false],
    [{ DATABASE_URL: 'postgres://db/siaga', SIAGA_DEMO: 'on' }, true],
  ])('should read %j as demo %s', (env, isDemo) => {
    expect(readStartSettings(env).isDemo).toBe(isDemo);
  });

  it.each(['0', '65536', 'abc', '80.5', '-1'])('should refuse PORT %s', (PORT) => {
    expect(() => readStartSettings({ PORT })).toThrow('PORT is');
  });

  it('should refuse a demo setting that is neither on nor off', () => {
    expect(() => readStartSettings({ SIAGA_DEMO: 'maybe' })).toThrow('SIAGA_DEMO is "maybe"');
  });
});
