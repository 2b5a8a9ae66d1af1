import { distanceM, headingBetweenDeg, type Point } from '#siaga/contracts';
import { type Random } from '../random/random.js';
import { pointAway, pointBetween } from './sphere.js';

/** How a vehicle drives: cruising speed and how hard it starts and stops. */
export interface SpeedProfile {
  cruiseMps: number;
  accelerationMps2: number;
}

/** Speeds in a city of some 600,000 people: with siren about 45 km/h, patient on board 38, patrol 25. */
export const SPEED_PROFILES = {
  siren: { cruiseMps: 12.5, accelerationMps2: 1.5 },
  patient: { cruiseMps: 10.5, accelerationMps2: 1 },
  patrol: { cruiseMps: 7, accelerationMps2: 1 },
} as const satisfies Record<string, SpeedProfile>;

/** A way to drive: the line, its length so far at each vertex, and its time. */
export interface Drive {
  line: readonly Point[];
  /** Metres from the start to each vertex. */
  alongM: readonly number[];
  lengthM: number;
  durationS: number;
  profile: SpeedProfile;
}

/** Where a vehicle is on its drive. */
export interface DriveState {
  point: Point;
  headingDeg: number;
  speedMps: number;
  isArrived: boolean;
}

const BEND_SHARE = 0.12;

/**
 * Plans a slightly bent way between two points (there are no roads here: the simulator is a client and knows none).
 * The bends lie at most 12 % of the straight distance to the side.
 */
export function planDrive(random: Random, from: Point, to: Point, profile: SpeedProfile): Drive {
  const straightM = distanceM(from, to);
  const heading = headingBetweenDeg(from, to);
  const bends = straightM < 200 ? 0 : random.integer(2, 4);
  const line = [from];
  for (let bend = 1; bend <= bends; bend += 1) {
    const onLine = pointBetween(from, to, bend / (bends + 1));
    line.push(pointAway(onLine, (heading + 90) % 360, random.between(-1, 1) * straightM * BEND_SHARE));
  }
  line.push(to);
  return driveAlong(line, profile);
}

function driveAlong(line: readonly Point[], profile: SpeedProfile): Drive {
  const alongM = [0];
  line.slice(1).forEach((point, index) => {
    alongM.push((alongM[index] ?? 0) + distanceM(line[index] ?? point, point));
  });
  const lengthM = alongM.at(-1) ?? 0;
  return { line, alongM, lengthM, durationS: durationS(lengthM, profile), profile };
}

/** Metres needed to reach full speed, at most half the way. */
function rampM(lengthM: number, profile: SpeedProfile): number {
  return Math.min(profile.cruiseMps ** 2 / (2 * profile.accelerationMps2), lengthM / 2);
}

function durationS(lengthM: number, profile: SpeedProfile): number {
  const ramp = rampM(lengthM, profile);
  const topMps = Math.sqrt(2 * profile.accelerationMps2 * ramp);
  const cruiseM = lengthM - 2 * ramp;
  return (2 * topMps) / profile.accelerationMps2 + (cruiseM > 0 ? cruiseM / topMps : 0);
}

/** Where the vehicle is this many seconds after its start; before the start it stands at the first point. */
export function driveStateAt(drive: Drive, elapsedS: number): DriveState {
  const { drivenM, speedMps } = motionAt(drive, Math.max(0, elapsedS));
  const isArrived = elapsedS >= drive.durationS;
  return {
    ...onLine(drive, isArrived ? drive.lengthM : drivenM),
    speedMps: isArrived ? 0 : speedMps,
    isArrived,
  };
}

/** Trapezoid: speeds up, cruises, slows down. */
function motionAt(drive: Drive, elapsedS: number): { drivenM: number; speedMps: number } {
  const { accelerationMps2: acceleration } = drive.profile;
  const ramp = rampM(drive.lengthM, drive.profile);
  const topMps = Math.sqrt(2 * acceleration * ramp);
  const rampS = topMps / acceleration;
  if (elapsedS < rampS)
    return { drivenM: (acceleration * elapsedS ** 2) / 2, speedMps: acceleration * elapsedS };
  const leftS = Math.max(0, drive.durationS - elapsedS);
  if (leftS < rampS) {
    return { drivenM: drive.lengthM - (acceleration * leftS ** 2) / 2, speedMps: acceleration * leftS };
  }
  return { drivenM: ramp + topMps * (elapsedS - rampS), speedMps: topMps };
}

function onLine(drive: Drive, drivenM: number): { point: Point; headingDeg: number } {
  const after = drive.alongM.findIndex((metres, index) => index > 0 && metres >= drivenM);
  const end = after === -1 ? drive.line.length - 1 : after;
  const from = drive.line[end - 1];
  const to = drive.line[end];
  if (!from || !to) throw new RangeError('A drive needs two points');
  const startM = drive.alongM[end - 1] ?? 0;
  const legM = (drive.alongM[end] ?? 0) - startM;
  const fraction = legM > 0 ? Math.min(1, (drivenM - startM) / legM) : 1;
  return { point: pointBetween(from, to, fraction), headingDeg: headingBetweenDeg(from, to) };
}
