import { describe, expect, it } from '@jest/globals';
import { ROAD_ACCESS } from '#siaga/contracts';
import { blockedAt } from './access.js';
import { dottedCode, regionCodeOf } from './borders.js';
import { maxSpeedKmhOf } from './max-speed.js';
import { minutesOf } from './measure.js';
import { onewayOf } from './oneway.js';
import { placeCategoryOf } from './place-category.js';
import { roadTraitsOf } from './road-class.js';

const BOTH = ROAD_ACCESS.car | ROAD_ACCESS.motorcycle;

describe('classification of OSM tags', () => {
  it('should read speeds with units and zones, and none where signs decide', () => {
    const speeds = ['40', '40 km/h', '50 mph', 'ID:urban', 'none', 'signals', '60;40', '10 knots', '9999'];
    const read = speeds.map((maxspeed) => maxSpeedKmhOf({ maxspeed }));
    expect(read).toEqual([40, 40, 80, 50, null, null, 40, 19, null]);
    expect(maxSpeedKmhOf({ 'maxspeed:forward': '60', 'maxspeed:backward': '50' })).toBe(50);
  });

  it('should know what goes one way without being told', () => {
    expect(onewayOf({ highway: 'motorway' })).toBe(1);
    expect(onewayOf({ highway: 'tertiary', junction: 'roundabout' })).toBe(1);
    expect(onewayOf({ highway: 'motorway', oneway: 'no' })).toBe(0);
    expect(onewayOf({ highway: 'residential', oneway: '-1' })).toBe(-1);
    expect(onewayOf({ highway: 'primary', oneway: 'reversible' })).toBe(0);
  });

  it('should tell whom a barrier keeps out', () => {
    expect(blockedAt({ barrier: 'bollard' })).toBe(ROAD_ACCESS.car);
    expect(blockedAt({ barrier: 'bollard', motorcycle: 'no' })).toBe(BOTH);
    expect(blockedAt({ barrier: 'gate' })).toBe(0);
    expect(blockedAt({ barrier: 'gate', access: 'no', motorcycle: 'yes' })).toBe(ROAD_ACCESS.car);
    expect(blockedAt({ barrier: 'gate', locked: 'yes' })).toBe(BOTH);
    expect(blockedAt({ barrier: 'stile' })).toBe(BOTH);
    expect(blockedAt({ highway: 'traffic_signals' })).toBe(0);
  });

  it('should make a street an alley by its width, not by its name', () => {
    expect(roadTraitsOf({ highway: 'residential', name: 'Gang Melati' })?.roadClass).toBe('residential');
    expect(roadTraitsOf({ highway: 'residential', name: 'Gang Melati', width: '1.5' })).toMatchObject({
      roadClass: 'alley',
      access: ROAD_ACCESS.motorcycle,
    });
  });

  it('should keep motorcycles off toll roads unless a lane is built for them', () => {
    expect(roadTraitsOf({ highway: 'motorway' })?.access).toBe(ROAD_ACCESS.car);
    expect(roadTraitsOf({ highway: 'motorway', motorcycle: 'yes' })?.access).toBe(BOTH);
  });

  it('should let a private street be driven and shut what is shut', () => {
    expect(roadTraitsOf({ highway: 'service', access: 'private' })?.access).toBe(BOTH);
    expect(roadTraitsOf({ highway: 'service', access: 'no' })?.access).toBe(0);
    expect(roadTraitsOf({ highway: 'track', access: 'no', emergency: 'yes' })?.access).toBe(BOTH);
    expect(roadTraitsOf({ highway: 'footway', motorcycle: 'no' })?.access).toBe(0);
  });

  it('should carry on a ferry whom its tags name, and boats on rivers but not on ditches', () => {
    expect(roadTraitsOf({ route: 'ferry' })?.access).toBe(BOTH | ROAD_ACCESS.boat);
    expect(roadTraitsOf({ route: 'ferry', foot: 'yes', motorcycle: 'yes' })?.access).toBe(
      ROAD_ACCESS.motorcycle | ROAD_ACCESS.boat,
    );
    expect(roadTraitsOf({ waterway: 'river' })?.access).toBe(ROAD_ACCESS.boat);
    expect(roadTraitsOf({ waterway: 'canal' })).toBeNull();
    expect(roadTraitsOf({ waterway: 'canal', boat: 'yes' })?.roadClass).toBe('waterway');
  });

  it('should leave out what is not built or not for wheels', () => {
    for (const highway of ['construction', 'proposed', 'steps', 'corridor', 'abandoned']) {
      expect(roadTraitsOf({ highway })).toBeNull();
    }
  });

  it('should read durations and region codes', () => {
    expect(['15', '00:40', 'PT1H30M', 'soon'].map(minutesOf)).toEqual([15, 40, 90, null]);
    expect(['3471', '34.71.01', '3471011001', '1', '34.7'].map(dottedCode)).toEqual([
      '34.71',
      '34.71.01',
      '34.71.01.1001',
      null,
      null,
    ]);
    expect(regionCodeOf({ ref: '34' }, 5)).toBeNull();
  });

  it('should tell places apart', () => {
    expect(placeCategoryOf({ amenity: 'place_of_worship', religion: 'christian' })).toBe('worship');
    expect(placeCategoryOf({ amenity: 'clinic', name: 'Puskesmas Sukamaju' })).toBe('puskesmas');
    expect(placeCategoryOf({ shop: 'bakery' })).toBe('shop');
    expect(placeCategoryOf({ landuse: 'cemetery' })).toBe('cemetery');
    expect(placeCategoryOf({ building: 'yes' })).toBe('other');
    expect(placeCategoryOf({ surface: 'asphalt' })).toBeNull();
  });
});
