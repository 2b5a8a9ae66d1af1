import { describe, expect, it } from '@jest/globals';
import { MAX_EVENTS_PER_POST } from '#siaga/contracts';
import { readEvent, splitEvents } from './read-events.policy.js';

const EVENT = {
  sourceCallId: 'c-1',
  type: 'offered',
  at: '2026-11-21T14:00:00+07:00',
  from: '0811-0000-0001',
};

const ARRIVED = new Date('2026-11-21T07:00:02.000Z');

const read = (raw: unknown, regionCode = '15.71') => readEvent(raw, { regionCode, receivedAt: ARRIVED });

describe('splitEvents', () => {
  it('should take one event with its text as it came', () => {
    const text = `  ${JSON.stringify(EVENT)}\n`;
    expect(splitEvents(text)).toEqual({ events: [{ text, value: EVENT }], guess: null });
  });

  it('should take each event of a list by itself', () => {
    expect(splitEvents(JSON.stringify([EVENT, 7]))?.events).toEqual([
      { text: JSON.stringify(EVENT), value: EVENT },
      { text: '7', value: 7 },
    ]);
  });

  it('should keep a body that is not JSON as one event', () => {
    expect(splitEvents('{"sourceCallId":')).toEqual({
      events: [{ text: '{"sourceCallId":', value: undefined }],
      guess: null,
    });
  });

  it('should take no events from an empty list', () => {
    expect(splitEvents('[]')?.events).toEqual([]);
  });

  it('should read raw control characters inside its texts as spaces, and say so', () => {
    expect(splitEvents('{"queue":"a\0b\tc"}')).toEqual({
      events: [{ text: '{"queue":"a\0b\tc"}', value: { queue: 'a b c' } }],
      guess: 'Raw control characters were read as spaces',
    });
  });

  it('should keep what is nested so deeply that nothing can write it again', () => {
    const deep = `[${JSON.stringify(EVENT)},${'['.repeat(50_000)}${']'.repeat(50_000)}]`;
    const events = splitEvents(deep)?.events ?? [];
    expect(events.map(({ text }) => text)).toEqual([JSON.stringify(EVENT), deep]);
    expect(read(events[1]?.value, '15.71')).toMatchObject({ ok: false });
  });

  it('should refuse a list that is too long', () => {
    expect(
      splitEvents(JSON.stringify(Array.from({ length: MAX_EVENTS_PER_POST + 1 }, () => EVENT))),
    ).toBeNull();
  });
});

describe('readEvent', () => {
  it("should place an event without a region in its source's", () => {
    expect(read(EVENT, '15.71')).toMatchObject({
      ok: true,
      regionCode: '15.71',
      event: { sourceCallId: 'c-1' },
    });
  });

  it("should take a region below the source's", () => {
    expect(read({ ...EVENT, regionCode: '15.71' }, '15')).toMatchObject({
      ok: true,
      regionCode: '15.71',
    });
  });

  it.each([
    [
      'a region of another source, of the past',
      { ...EVENT, regionCode: '35.29', isRecord: true },
      'regionCode',
    ],
    ['a region that is none, of the past', { ...EVENT, regionCode: 'Jambi', isRecord: true }, 'regionCode'],
    ['no call id', { ...EVENT, sourceCallId: ' ' }, 'sourceCallId'],
    ['an unknown type', { ...EVENT, type: 'rang' }, 'type'],
    ['a time without an offset, of the past', { ...EVENT, at: '2026-11-21T14:00:00', isRecord: true }, 'at'],
    ['something that is no object', 7, ''],
    ['no JSON', undefined, ''],
  ])('should name the field of an event with %s', (_, value, path) => {
    const found = read(value, '15.71');
    expect(found.ok ? [] : found.fields.map((field) => field.path)).toContain(path);
  });

  it.each([
    ['a NUL character', { ...EVENT, queue: 'a\0b' }, 'queue', { queue: 'a\uFFFDb' }],
    [
      'half an emoji',
      { ...EVENT, locationText: 'pasar \uD83D' },
      'locationText',
      { locationText: 'pasar \uFFFD' },
    ],
    ['the other half', { ...EVENT, cause: '\uDE00!' }, 'cause', { cause: '\uFFFD!' }],
    ['a NUL in its id', { ...EVENT, sourceCallId: 'c\0' }, 'sourceCallId', { sourceCallId: 'c\uFFFD' }],
    ['a NUL in a key nobody reads', { ...EVENT, 'a\0b': 1 }, 'a\uFFFDb', { sourceCallId: 'c-1' }],
    ['a NUL far inside what nobody reads', { ...EVENT, x: { y: [{ z: '\0' }] } }, 'x.y.0.z', {}],
  ])(
    'should take an event with %s, and name the field that it replaced something in',
    (_, value, path, event) => {
      expect(read(value, '15.71')).toMatchObject({ ok: true, event, cleaned: [{ path }] });
    },
  );

  it('should leave whole emoji and every other script as they are', () => {
    const locationText = 'Jl. Merdeka \u{1F691} ꦧꦺꦴꦭ 救急 é';
    expect(read({ ...EVENT, locationText }, '15.71')).toMatchObject({
      ok: true,
      event: { locationText },
      cleaned: [],
    });
  });

  it.each([
    ['a point off the earth', { point: { lon: 103.6, lat: 91 } }, 'location.point.lat'],
    ['a latitude that is none', { point: { lon: 103.6, lat: null } }, 'location.point.lat'],
    ['no point', { accuracyM: 5 }, 'location.point'],
    ['words', 'pasar', 'location'],
  ])('should take a call with %s without its position, and name the field', (_, location, path) => {
    const found = read({ ...EVENT, location }, '15.71');
    expect(found).toMatchObject({ ok: true, cleaned: [{ path }] });
    expect(found.ok && found.event.location).toBeUndefined();
  });

  it.each([
    ['an accuracy nobody can mean', { accuracyM: -1 }, { accuracyM: 100 }],
    ['an accuracy of half the world', { accuracyM: 1e9 }, { accuracyM: 100_000 }],
    ['an unknown way of measuring', { source: 'satelit' }, { source: 'pbx' }],
  ])('should keep the position of a call that says %s', (_, said, location) => {
    const point = { lon: 103.6, lat: -1.6 };
    const found = read({ ...EVENT, location: { point, ...said } }, '15.71');
    expect(found).toMatchObject({ ok: true, event: { location: { point, ...location } } });
  });

  it('should show a swapped pair where it may be meant, and not believe it', () => {
    const location = { point: { lon: -1.6, lat: 103.6 }, accuracyM: 10 };
    expect(read({ ...EVENT, location }, '15.71')).toMatchObject({
      ok: true,
      event: { location: { point: { lon: 103.6, lat: -1.6 }, doubt: 'swapped' } },
      cleaned: [{ path: 'location.point' }],
    });
  });
});
