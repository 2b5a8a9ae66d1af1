import { describe, expect, it } from '@jest/globals';
import { readEnv } from '#siaga/kernel';
import { geocoderSettings } from './geocoder.settings.js';

const GOOD = {
  DATABASE_URL: 'postgresql://siaga@127.0.0.1/siaga',
  SIAGA_DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
};
const read = (more: Record<string, string> = {}) => geocoderSettings.of(readEnv({ ...GOOD, ...more }));

describe('geocoderSettings', () => {
  it('should ask nobody unless told to', () => {
    expect(read()).toMatchObject({ SIAGA_GEOCODER: 'none', SIAGA_GEOCODER_TIMEOUT_MS: 400 });
  });

  it('should want the address of an outside geocoder, and refuse the public servers', () => {
    const photon = { SIAGA_GEOCODER: 'photon' };
    expect(() => read(photon)).toThrow('SIAGA_GEOCODER_URL is missing');
    expect(() => read({ ...photon, SIAGA_GEOCODER_URL: 'https://photon.komoot.io/' })).toThrow('public');
    expect(read({ ...photon, SIAGA_GEOCODER_URL: 'http://photon:2322' }).SIAGA_GEOCODER).toBe('photon');
  });
});
