import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type Assignment, type AssignmentStatus } from '#siaga/contracts';
import { Random } from '#siaga/simulation';
import { type Session } from '../client/session.js';
import { CrewJob } from './crew-job.js';
import { Reporter } from './reporter.js';
import { Vehicle } from './vehicle.js';

const POST = { lon: 103.61, lat: -1.6 };
const SCENE = { lon: 103.615, lat: -1.602 };
const HOSPITAL = { lon: 103.605, lat: -1.598 };
const RELIABLE = { declines: 0, staysSilent: 0, forgetsTap: 0 };

const assignmentAt = (status: AssignmentStatus): Assignment =>
  ({
    id: 'a',
    version: 1,
    status,
    destination: null,
    job: { triage: 'merah', place: { point: SCENE } },
  }) as Assignment;

/** A server that takes every step, remembers them, and names a hospital once the crew is on the scene. */
function fakeServer(first: Assignment) {
  let current = first;
  const steps: string[] = [];
  const call = (name: string, input: { status?: AssignmentStatus }) => {
    const status =
      name === 'accept' ? 'accepted' : name === 'decline' ? 'declined' : (input.status ?? current.status);
    steps.push(name === 'advance' ? status : name);
    const destination =
      status === 'on_scene'
        ? { facilityId: 'h', name: 'RS', point: HOSPITAL, chosenAt: '' }
        : current.destination;
    current = { ...current, status, destination, version: current.version + 1 };
    return Promise.resolve(current);
  };
  return { steps, session: { call, username: 'crew' } as unknown as Session };
}

function start(status: AssignmentStatus, traits = RELIABLE, seed = 'transports') {
  const assignment = assignmentAt(status);
  const { steps, session } = fakeServer(assignment);
  const vehicle = new Vehicle(POST, new Random(1));
  const stop = new AbortController();
  const tools = {
    session,
    vehicle,
    traits,
    random: new Random(seed),
    speed: 10,
    reporter: new Reporter(true, () => undefined),
  };
  const job = new CrewJob(assignment, tools, stop.signal);
  return { job, steps, vehicle, stop, done: job.run() };
}

/** Lets the fake time run, with the vehicle's clock, until the job ends or the time is over. */
async function live(vehicle: Vehicle, done: Promise<void>, seconds: number): Promise<void> {
  const ended = { is: false };
  void done.then(() => (ended.is = true));
  for (let second = 0; second < seconds && !ended.is; second += 1) {
    await jest.advanceTimersByTimeAsync(1_000);
    vehicle.tick(Date.now());
  }
}

afterEach(() => {
  jest.useRealTimers();
});

describe('CrewJob', () => {
  it('should go through a whole job and end at the hospital', async () => {
    jest.useFakeTimers();
    const { steps, vehicle, done } = start('offered');
    await live(vehicle, done, 600);
    const way = [
      'markDelivered',
      'accept',
      'en_route',
      'on_scene',
      'at_patient',
      'left_scene',
      'at_destination',
    ];
    expect(steps).toEqual([...way, 'handed_over', 'available']);
    expect(vehicle.point.lon).toBeCloseTo(HOSPITAL.lon, 4);
  });

  it('should go on from where it is after a restart', async () => {
    jest.useFakeTimers();
    const { steps, vehicle, done } = start('en_route');
    await live(vehicle, done, 600);
    expect(steps[0]).toBe('on_scene');
    expect(steps.at(-1)).toBe('available');
  });

  it('should stay silent when it does not hear the phone', async () => {
    jest.useFakeTimers();
    const { steps, vehicle, job, stop, done } = start('offered', { ...RELIABLE, staysSilent: 2 });
    await live(vehicle, done, 40);
    expect(steps).toEqual(['markDelivered']);
    job.observe({ ...assignmentAt('expired'), version: 9 });
    await live(vehicle, done, 10);
    await done;
    stop.abort();
  });

  it('should stop driving when the job is called back', async () => {
    jest.useFakeTimers();
    const { steps, vehicle, job, done } = start('en_route');
    await live(vehicle, done, 2);
    expect(vehicle.isMoving).toBe(true);
    job.observe({ ...assignmentAt('cancelled'), version: 9 });
    await live(vehicle, done, 10);
    expect(vehicle.isMoving).toBe(false);
    expect(steps).toEqual([]);
  });
});

describe('Vehicle', () => {
  it('should report every second while it moves and keep a bounded number', async () => {
    const vehicle = new Vehicle(POST, new Random(1));
    const arrival = vehicle.driveTo(HOSPITAL, { cruiseMps: 10, accelerationMps2: 1 }, 1, 0);
    for (let second = 1; second <= 20; second += 1) vehicle.tick(second * 1_000);
    const reports = vehicle.takeReports();
    expect(reports).toHaveLength(20);
    expect(reports.at(-1)?.speedMps).toBeGreaterThan(5);
    for (let second = 21; second <= 200; second += 1) vehicle.tick(second * 1_000);
    expect(await arrival).toBe(true);
    vehicle.keepReports(reports);
    expect(vehicle.takeReports().length).toBeLessThanOrEqual(30);
  });
});
