import { describe, expect, it } from '@jest/globals';
import { attributionOf } from './ground-attribution.policy.js';

describe('attributionOf', () => {
  it.each([
    ['a province from Geofabrik', { source: 'java', files: ['java-latest.osm.pbf'] }],
    ['an export of a few streets', { source: 'sekitar pos', files: ['map.osm'] }],
    ['roads that somebody took out of it', { source: 'yogyakarta', files: ['jalan_osm.geojson'] }],
  ])('should name OpenStreetMap for %s', (_, source) => {
    expect(attributionOf([{ source: 'batas', files: ['batas.geojson'] }, source])).toBe('© OpenStreetMap');
  });

  it('should name nobody for the own data of a region', () => {
    expect(attributionOf([{ source: 'dinas', files: ['jalan.geojson'] }])).toBe('');
    expect(attributionOf([])).toBe('');
  });
});
