import { describe, expect, it } from '@jest/globals';
import type { PositionReport } from '#siaga/contracts';
import { PositionReporter, type SendReceipt, type SetAside } from './position-reporter.js';

const fixAt = (s: number): PositionReport => ({
  point: { lon: 103.6, lat: -1.6 + s / 1_000 },
  at: new Date(s * 1_000).toISOString(),
  accuracyM: 8,
});
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

interface Device {
  isOnline: boolean;
  stored: PositionReport[];
  batches: PositionReport[][];
  /** What the centre says of one position; null takes it. */
  judge: (fix: PositionReport) => 'refused' | 'unreadable' | null;
  aside: SetAside[];
  fix: (fix: PositionReport) => void;
}

function aDevice() {
  const device: Device = {
    isOnline: true,
    stored: [],
    batches: [],
    judge: () => null,
    aside: [],
    fix: () => undefined,
  };
  const reporter = new PositionReporter({
    watch: (onFix) => {
      device.fix = onFix;
      return () => undefined;
    },
    send: (_unitId, _sentAt, batch) => {
      if (!device.isOnline) return Promise.resolve<SendReceipt>({ kind: 'later' });
      if (batch.some((fix) => device.judge(fix) === 'unreadable'))
        return Promise.resolve<SendReceipt>({ kind: 'unreadable', why: 'INPUT.INVALID' });
      device.batches.push(batch);
      const refused = batch.flatMap((fix, index) =>
        device.judge(fix) === 'refused' ? [{ index, why: 'point.lat' }] : [],
      );
      return Promise.resolve<SendReceipt>({ kind: 'stored', refused });
    },
    setAside: (_unitId, refused) => void device.aside.push(...refused),
    nowMs: () => 0,
    serverNowMs: () => 0,
    load: () => device.stored,
    keep: (_unitId, buffer) => void (device.stored = [...buffer]),
  });
  reporter.start('unit-1');
  return { device, reporter };
}

describe('position reporter', () => {
  it('should send each fix as it comes while there is a line', async () => {
    const { device, reporter } = aDevice();
    device.fix(fixAt(0));
    await settled();
    expect(device.batches).toEqual([[fixAt(0)]]);
    expect(reporter.read().unsent).toBe(0);
  });

  it('should keep fixes without a line and send them all, oldest first, when it is back', async () => {
    const { device, reporter } = aDevice();
    device.isOnline = false;
    for (let s = 0; s < 750; s += 5) device.fix(fixAt(s));
    await settled();
    expect(reporter.read().unsent).toBe(150);
    device.isOnline = true;
    await reporter.flush();
    expect(device.batches.map((batch) => batch.length)).toEqual([100, 50]);
    expect(device.batches.flat().map((fix) => fix.at)).toEqual(
      [...device.batches.flat().map((fix) => fix.at)].sort(),
    );
    expect(reporter.read().unsent).toBe(0);
  });

  it('should take up what an earlier page has kept', async () => {
    const { device } = aDevice();
    device.isOnline = false;
    device.fix(fixAt(0));
    await settled();
    const later = new PositionReporter({
      watch: () => () => undefined,
      send: () => Promise.resolve({ kind: 'stored', refused: [] }),
      setAside: () => undefined,
      nowMs: () => 0,
      serverNowMs: () => 0,
      load: () => device.stored,
      keep: () => undefined,
    });
    later.start('unit-1');
    expect(later.read().unsent).toBe(1);
  });

  it.each(['refused', 'unreadable'] as const)(
    'should delete what was acknowledged only, and set aside the one that is %s for good',
    async (verdict) => {
      const { device, reporter } = aDevice();
      device.isOnline = false;
      for (let s = 0; s < 45; s += 5) device.fix(fixAt(s));
      device.judge = (fix) => (fix.at === fixAt(20).at ? verdict : null);
      await settled();
      expect(reporter.read().unsent).toBe(9);
      device.isOnline = true;
      await reporter.flush();
      const taken = device.batches.flat().filter((fix) => device.judge(fix) === null);
      expect(taken.map(({ at }) => at)).toEqual([0, 5, 10, 15, 25, 30, 35, 40].map((s) => fixAt(s).at));
      expect(device.aside.map(({ position }) => position.at)).toEqual([fixAt(20).at]);
      expect(reporter.read()).toMatchObject({ unsent: 0, refused: 1 });
      expect(device.stored).toEqual([]);
    },
  );
});
