import { describe, expect, it } from '@jest/globals';
import { OfflineError } from '#siaga/client';
import type { AssignmentRoute } from '#siaga/contracts';
import { DriveReader, type Wanted } from './drive-reader.js';
import type { Drive } from './progress.policy.js';

const SCENE = { lon: 103.62, lat: -1.6 };
const HOSPITAL = { lon: 103.65, lat: -1.61 };
const answerTo = ({ lon, lat }: { lon: number; lat: number }, seconds = 100): AssignmentRoute => ({
  towards: 'scene',
  eta: null,
  route: {
    method: 'roads',
    isEstimate: false,
    seconds,
    distanceM: 900,
    steps: [],
    line: [
      [103.61, -1.6],
      [lon, lat],
    ],
  },
});
const closures = new Map();
const wanted = (overrides: Partial<Wanted> = {}): Wanted => ({
  assignmentId: 'a',
  towards: 'scene',
  to: SCENE,
  closures,
  isOff: false,
  ...overrides,
});
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

function aPhone() {
  const phone = {
    nowMs: 0,
    asked: 0,
    stored: null as Drive | null,
    answer: (): Promise<AssignmentRoute> => Promise.resolve(answerTo(SCENE)),
  };
  const reader = new DriveReader({
    ask: () => {
      phone.asked += 1;
      return phone.answer();
    },
    nowMs: () => phone.nowMs,
    load: () => phone.stored,
    keep: (drive) => void (phone.stored = drive),
  });
  const look = async (seconds: number, what = wanted()) => {
    phone.nowMs = seconds * 1_000;
    reader.look(what);
    await settled();
    return phone.asked;
  };
  return { phone, reader, look };
}

describe('drive reader', () => {
  it('should ask at once, then every half minute', async () => {
    const { reader, look } = aPhone();
    expect(await look(0)).toBe(1);
    expect(reader.read()?.route.seconds).toBe(100);
    expect(await look(29)).toBe(1);
    expect(await look(30)).toBe(2);
  });

  it('should ask soon when the unit left the way, at once for another goal or closed area', async () => {
    const { look } = aPhone();
    await look(0);
    expect(await look(4, wanted({ isOff: true }))).toBe(1);
    expect(await look(6, wanted({ isOff: true }))).toBe(2);
    expect(await look(7, wanted({ closures: new Map() }))).toBe(3);
    expect(await look(8, wanted({ to: HOSPITAL }))).toBe(4);
  });

  it('should keep the last way through a broken line and ask again when it is back', async () => {
    const { phone, reader, look } = aPhone();
    await look(0);
    const before = reader.read();
    phone.answer = () => Promise.reject(new OfflineError('network'));
    expect(await look(31)).toBe(2);
    expect(reader.read()).toBe(before);
    phone.answer = () => Promise.resolve(answerTo(SCENE, 50));
    expect(await look(33)).toBe(2);
    reader.hurry();
    expect(await look(34)).toBe(3);
    expect(reader.read()?.route.seconds).toBe(50);
  });

  it('should start with what an earlier page kept, and not with a way to another place', async () => {
    const first = aPhone();
    await first.look(0);
    const { stored } = first.phone;
    const later = aPhone();
    later.phone.answer = () => Promise.reject(new OfflineError('network'));
    later.phone.stored = stored;
    await later.look(500);
    expect(later.reader.read()).toBe(stored);
    await later.look(501, wanted({ to: HOSPITAL }));
    expect(later.reader.read()).toBeNull();
  });

  it('should drop an answer that comes after the goal changed', async () => {
    const { phone, reader, look } = aPhone();
    let late: (answer: AssignmentRoute) => void = () => undefined;
    phone.answer = () => new Promise((resolve) => (late = resolve));
    await look(0);
    phone.answer = () => Promise.resolve(answerTo(HOSPITAL));
    await look(1, wanted({ to: HOSPITAL }));
    late(answerTo(SCENE));
    await settled();
    expect(reader.read()?.route.line.at(-1)).toEqual([HOSPITAL.lon, HOSPITAL.lat]);
  });
});
