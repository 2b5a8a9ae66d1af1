import { distanceM, headingBetweenDeg } from '#siaga/contracts';
import { describe, expect, it } from '@jest/globals';
import { Random } from '../random/random.js';
import { driveStateAt, planDrive, SPEED_PROFILES } from './drive.js';
import { pointAway } from './sphere.js';

const POST = { lon: 103.61, lat: -1.6 };

describe('sphere', () => {
  it.each([0, 90, 181, 270])('should come back to the heading and distance for %d degrees', (headingDeg) => {
    const far = pointAway(POST, headingDeg, 2_500);
    expect(distanceM(POST, far)).toBeCloseTo(2_500, -1);
    expect(headingBetweenDeg(POST, far)).toBeCloseTo(headingDeg, 0);
  });
});

describe('planDrive', () => {
  const target = pointAway(POST, 40, 4_000);
  const drive = planDrive(new Random('drive'), POST, target, SPEED_PROFILES.siren);

  it('should start at the start and end at the target', () => {
    expect(driveStateAt(drive, 0)).toMatchObject({ point: POST, speedMps: 0, isArrived: false });
    const end = driveStateAt(drive, drive.durationS + 1);
    expect(distanceM(end.point, target)).toBeLessThan(1);
    expect(end).toMatchObject({ speedMps: 0, isArrived: true });
  });

  it('should be slightly longer than the straight line', () => {
    expect(drive.lengthM).toBeGreaterThanOrEqual(3_990);
    expect(drive.lengthM).toBeLessThan(5_200);
  });

  it('should never jump farther than its speed allows', () => {
    let before = driveStateAt(drive, 0);
    for (let second = 1; second <= Math.ceil(drive.durationS); second += 1) {
      const now = driveStateAt(drive, second);
      expect(distanceM(before.point, now.point)).toBeLessThanOrEqual(SPEED_PROFILES.siren.cruiseMps + 0.5);
      expect(now.speedMps).toBeLessThanOrEqual(SPEED_PROFILES.siren.cruiseMps + 1e-9);
      before = now;
    }
  });

  it.each([0, 3, 60])('should cope with a way of %d metres', (metres) => {
    const short = planDrive(new Random(1), POST, pointAway(POST, 0, metres), SPEED_PROFILES.patrol);
    const state = driveStateAt(short, short.durationS);
    expect(state.isArrived).toBe(true);
    expect(Number.isFinite(state.headingDeg)).toBe(true);
    expect(Number.isFinite(driveStateAt(short, 1).speedMps)).toBe(true);
  });
});
