import { distanceM } from '#siaga/contracts';
import { describe, expect, it } from '@jest/globals';
import { StraightLineTravelTimes } from './straight-line-travel-times.js';
import type { TravelOptions, Vehicle } from './travel-times.js';

const travel = new StraightLineTravelTimes();
const JAMBI = { lon: 103.61, lat: -1.61 };

describe('StraightLineTravelTimes', () => {
  it('should say that it estimates', () => {
    expect(travel.method).toBe('straight_line_estimate');
  });

  it('should answer in the order of the origins', async () => {
    const origins = [{ lon: 103.7, lat: -1.61 }, JAMBI, { lon: 103.62, lat: -1.61 }];
    const times = await travel.toPoint(origins, JAMBI, { vehicle: 'ambulance' });
    expect(times.map((time) => time.seconds)).toEqual([expect.any(Number), 30, expect.any(Number)]);
    expect(times[0]?.seconds).toBeGreaterThan(times[2]?.seconds ?? Infinity);
  });

  it('should lengthen the straight line by 1.3 to 1.4 on land', () => {
    const straightM = distanceM(JAMBI, { lon: 103.7, lat: -1.7 });
    const { distanceM: roadM } = travel.travelTime(straightM, { vehicle: 'ambulance' });
    expect(roadM / straightM).toBeGreaterThan(1.3);
    expect(roadM / straightM).toBeLessThan(1.4);
  });

  it('should grow with the distance for every vehicle and hour, and never beat the top speed', () => {
    const vehicles: Vehicle[] = ['ambulance', 'car', 'motorcycle', 'boat'];
    for (const vehicle of vehicles) {
      for (let localHour = 0; localHour < 24; localHour += 1) {
        for (const isUrgent of [false, true]) checkOne({ vehicle, localHour, isUrgent });
      }
    }
  });

  function checkOne(options: TravelOptions): void {
    let before = 0;
    for (const straightM of [10, 500, 4_999, 5_001, 20_000, 200_000]) {
      const { seconds } = travel.travelTime(straightM, options);
      expect(seconds).toBeGreaterThanOrEqual(before);
      expect(straightM / seconds).toBeLessThanOrEqual(travel.topSpeedMps(options));
      before = seconds;
    }
  }

  it('should be slower at rush hour and faster with the siren', () => {
    const at = (options: Omit<TravelOptions, 'vehicle'>): number =>
      travel.travelTime(5_000, { vehicle: 'ambulance', ...options }).seconds;
    expect(at({ localHour: 7 })).toBeGreaterThan(at({ localHour: 12 }));
    expect(at({ localHour: 7, isUrgent: true })).toBeLessThan(at({ localHour: 7 }));
  });

  it('should take as long as PSC 119 Banjarmasin took: 3.71 km in 5.57 minutes', () => {
    const roadM = 3_710;
    const detour = travel.travelTime(1_000, { vehicle: 'ambulance' }).distanceM / 1_000;
    const { seconds } = travel.travelTime(roadM / detour, { vehicle: 'ambulance', isUrgent: true });
    expect(Math.abs(seconds - 5.57 * 60)).toBeLessThan(5);
  });
});
