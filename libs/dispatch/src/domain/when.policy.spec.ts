import { describe, expect, it } from '@jest/globals';
import type { WhenInput } from '#siaga/contracts';
import { resolveWhen } from './when.policy.js';

const NOW = new Date('2026-11-21T07:00:00.000Z');
const HOUR = 3_600_000;
const at = (offsetMs: number): string => new Date(NOW.getTime() + offsetMs).toISOString();

describe('resolveWhen', () => {
  const cases: [what: string, input: WhenInput, offsetMs: number][] = [
    ['the server clock without a device time', {}, 0],
    ['the server clock for a tap that was just made', { deviceAt: at(0), sentAt: at(0) }, 0],
    ['the true time of an offline tap', { deviceAt: at(-90_000), sentAt: at(0) }, -90_000],
    ['the true time from a clock an hour ahead', { deviceAt: at(HOUR - 90_000), sentAt: at(HOUR) }, -90_000],
    ['the true time from a clock an hour behind', { deviceAt: at(-HOUR - 5_000), sentAt: at(-HOUR) }, -5_000],
    ['the device time when it does not say when it was sent', { deviceAt: at(-30_000) }, -30_000],
    ['the server clock for a tap after its own sending', { deviceAt: at(1_000), sentAt: at(0) }, 0],
    ['the server clock for a device time in the future', { deviceAt: at(HOUR) }, 0],
    ['a tap made exactly a day ago', { deviceAt: at(-24 * HOUR), sentAt: at(0) }, -24 * HOUR],
    ['the server clock for a tap older than a day', { deviceAt: at(-24 * HOUR - 1), sentAt: at(0) }, 0],
    ['history as it is', { importedAt: at(-1_000 * HOUR), deviceAt: at(0) }, -1_000 * HOUR],
  ];

  it.each(cases)('should take %s', (_, input, offsetMs) => {
    const when = resolveWhen(input, NOW, 'tap');
    expect(when.at.toISOString()).toBe(at(offsetMs));
    expect(when.receivedAt).toBe(NOW);
  });

  it('should keep what the device said beside the true time', () => {
    const deviceAt = at(HOUR);
    expect(resolveWhen({ deviceAt, sentAt: at(HOUR) }, NOW, 'tap').deviceAt?.toISOString()).toBe(deviceAt);
    expect(resolveWhen({}, NOW, 'tap').deviceAt).toBeNull();
  });

  it('should say who or what set the time', () => {
    expect(resolveWhen({}, NOW, 'tap').source).toBe('tap');
    expect(resolveWhen({ deviceAt: at(0) }, NOW, 'operator').source).toBe('operator');
    expect(resolveWhen({ importedAt: at(0) }, NOW, 'operator').source).toBe('import');
  });
});
