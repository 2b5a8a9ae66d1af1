import { describe, expect, it } from '@jest/globals';
import { readEnv } from '#siaga/kernel';
import { routerSettings } from './roads.settings.js';

const GOOD = {
  DATABASE_URL: 'postgresql://siaga@127.0.0.1/siaga',
  SIAGA_DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
};
const read = (more: Record<string, string> = {}) => routerSettings.of(readEnv({ ...GOOD, ...more }));

describe('routerSettings', () => {
  it('should use our own roads unless told otherwise', () => {
    expect(read()).toEqual({ SIAGA_ROUTER: 'roads', SIAGA_ROUTER_TIMEOUT_MS: 800 });
  });

  it.each(['osrm', 'valhalla'])('should want the address of %s, and none for pgrouting', (router) => {
    expect(() => read({ SIAGA_ROUTER: router })).toThrow('SIAGA_ROUTER_URL is missing');
    expect(() => read({ SIAGA_ROUTER: router, SIAGA_ROUTER_URL: 'ftp://router' })).toThrow('must look like');
    expect(read({ SIAGA_ROUTER: router, SIAGA_ROUTER_URL: 'http://router:5000' }).SIAGA_ROUTER).toBe(router);
    expect(read({ SIAGA_ROUTER: 'pgrouting' }).SIAGA_ROUTER_URL).toBeUndefined();
  });
});
