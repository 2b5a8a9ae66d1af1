import { describe, expect, it } from '@jest/globals';
import { readEvent } from './read-events.policy.js';

const EVENT = { sourceCallId: 'c-1', type: 'ringing', at: '2026-11-21T14:00:00+07:00' };
const ARRIVED = new Date('2026-11-21T07:00:02.000Z');
const read = (more: Record<string, unknown>) =>
  readEvent({ ...EVENT, ...more }, { regionCode: '15.71', receivedAt: ARRIVED });

describe('what a live call can do without', () => {
  const ODD = [
    null,
    '',
    ' ',
    7,
    true,
    {},
    [],
    'Jambi',
    '99.99',
    '64.74',
    '15',
    'ID',
    'kemarin',
    '\0',
    1e99,
    -1,
  ];

  it.each(['at', 'regionCode', 'linkedId', 'isRecord', 'location'])(
    'should never refuse it for its %s, whatever that is',
    (field) => {
      for (const odd of [...ODD, undefined])
        // True says that it is a record of the past, which must be right.
        if (field !== 'isRecord' || odd !== true)
          expect(read({ [field]: odd })).toMatchObject({ ok: true, regionCode: '15.71' });
    },
  );

  it.each([
    ['ISO 8601', '2026-11-21T14:00:00.5+07:00', '2026-11-21T14:00:00.5+07:00'],
    ['seconds since 1970', 1_795_244_400, '2026-11-21T07:00:00.000Z'],
    ['seconds since 1970 as text', '1795244400.25', '2026-11-21T07:00:00.250Z'],
    ['milliseconds', 1_795_244_400_000, '2026-11-21T07:00:00.000Z'],
    ['a space for the T', '2026-11-21 14:00:00+07:00', '2026-11-21T14:00:00+07:00'],
    ['a short zone', '2026-11-21 14:00:00.123+07', '2026-11-21T14:00:00.123+07:00'],
    ['a zone without a colon', '2026-11-21T14:00:00+0700', '2026-11-21T14:00:00+07:00'],
    ['UTC in words', '2026-11-21 07:00 UTC', '2026-11-21T07:00:00+00:00'],
  ])('should read a time as %s', (_, at, read_at) => {
    expect(read({ at })).toMatchObject({ ok: true, event: { at: read_at }, cleaned: [] });
  });

  it.each([
    ['no zone', '2026-11-21T14:00:00'],
    ['a local form', '28/11/2026 09.15'],
    ['a day that there is not', '2026-02-31T14:00:00+07:00'],
    ['a number that is no time', 20_261_121],
    ['nothing', undefined],
  ])('should take the time of arrival where the time has %s, and say so', (_, at) => {
    expect(read({ at })).toMatchObject({
      ok: true,
      event: { at: ARRIVED.toISOString() },
      cleaned: [{ path: 'at' }],
    });
  });

  it('should ring in its own region when another is named, and say so', () => {
    for (const regionCode of ['64.74', '15', 'Kota Jambi', 15.71])
      expect(read({ regionCode })).toMatchObject({
        ok: true,
        regionCode: '15.71',
        cleaned: [{ path: 'regionCode' }],
      });
  });

  it('should read the kind of the event in any case', () => {
    expect(read({ type: ' RINGING ' })).toMatchObject({ ok: true, event: { type: 'ringing' }, cleaned: [] });
  });

  it('should read coordinates written as text, and a place in words where a position belongs', () => {
    expect(read({ location: { point: { lon: '103,61', lat: ' -1.6 ' }, accuracyM: '25' } })).toMatchObject({
      event: { location: { point: { lon: 103.61, lat: -1.6 }, accuracyM: 25 } },
      cleaned: [],
    });
    expect(read({ location: 'depan Pasar Angso Duo' })).toMatchObject({
      event: { locationText: 'depan Pasar Angso Duo' },
      cleaned: [{ path: 'location' }],
    });
  });
});
