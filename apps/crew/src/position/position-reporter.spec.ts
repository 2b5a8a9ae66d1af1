import { describe, expect, it } from '@jest/globals';
import type { PositionReport } from '#siaga/contracts';
import { PositionReporter } from './position-reporter.js';

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
  fix: (fix: PositionReport) => void;
}

function aDevice() {
  const device: Device = { isOnline: true, stored: [], batches: [], fix: () => undefined };
  const reporter = new PositionReporter({
    watch: (onFix) => {
      device.fix = onFix;
      return () => undefined;
    },
    send: (_unitId, _sentAt, batch) => {
      if (device.isOnline) device.batches.push(batch);
      return Promise.resolve(device.isOnline);
    },
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
      send: () => Promise.resolve(true),
      nowMs: () => 0,
      serverNowMs: () => 0,
      load: () => device.stored,
      keep: () => undefined,
    });
    later.start('unit-1');
    expect(later.read().unsent).toBe(1);
  });
});
