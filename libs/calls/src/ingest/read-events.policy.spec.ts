import { describe, expect, it } from '@jest/globals';
import { MAX_EVENTS_PER_POST } from '#siaga/contracts';
import { readEvent, splitEvents } from './read-events.policy.js';

const EVENT = {
  sourceCallId: 'c-1',
  type: 'offered',
  at: '2026-11-21T14:00:00+07:00',
  from: '0811-0000-0001',
};

describe('splitEvents', () => {
  it('should take one event with its text as it came', () => {
    const text = `  ${JSON.stringify(EVENT)}\n`;
    expect(splitEvents(text)).toEqual([{ text, value: EVENT }]);
  });

  it('should take each event of a list by itself', () => {
    expect(splitEvents(JSON.stringify([EVENT, 7]))).toEqual([
      { text: JSON.stringify(EVENT), value: EVENT },
      { text: '7', value: 7 },
    ]);
  });

  it('should keep a body that is not JSON as one event', () => {
    expect(splitEvents('{"sourceCallId":')).toEqual([{ text: '{"sourceCallId":', value: undefined }]);
  });

  it('should take no events from an empty list', () => {
    expect(splitEvents('[]')).toEqual([]);
  });

  it('should refuse a list that is too long', () => {
    expect(
      splitEvents(JSON.stringify(Array.from({ length: MAX_EVENTS_PER_POST + 1 }, () => EVENT))),
    ).toBeNull();
  });
});

describe('readEvent', () => {
  it("should place an event without a region in its source's", () => {
    expect(readEvent(EVENT, '15.71')).toMatchObject({
      ok: true,
      regionCode: '15.71',
      event: { sourceCallId: 'c-1' },
    });
  });

  it("should take a region below the source's", () => {
    expect(readEvent({ ...EVENT, regionCode: '15.71' }, '15')).toMatchObject({
      ok: true,
      regionCode: '15.71',
    });
  });

  it.each([
    ['a region of another source', { ...EVENT, regionCode: '35.29' }, 'regionCode'],
    ['no call id', { ...EVENT, sourceCallId: ' ' }, 'sourceCallId'],
    ['an unknown type', { ...EVENT, type: 'rang' }, 'type'],
    ['a time without an offset', { ...EVENT, at: '2026-11-21T14:00:00' }, 'at'],
    [
      'a point off the earth',
      { ...EVENT, location: { point: { lon: 103.6, lat: 91 } } },
      'location.point.lat',
    ],
    ['a NUL character', { ...EVENT, queue: 'a\0b' }, 'queue'],
    ['something that is no object', 7, ''],
    ['no JSON', undefined, ''],
  ])('should name the field of an event with %s', (_, value, path) => {
    const read = readEvent(value, '15.71');
    expect(read.ok ? [] : read.fields.map((field) => field.path)).toContain(path);
  });
});
