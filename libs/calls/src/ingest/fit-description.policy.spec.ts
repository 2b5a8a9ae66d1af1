import { describe, expect, it } from '@jest/globals';
import { readEvent } from './read-events.policy.js';

const EVENT = { sourceCallId: 'c-1', type: 'ringing', at: '2026-11-21T14:00:00+07:00' };
const LONG = 'a'.repeat(5_000);
const read = (more: Record<string, unknown>) =>
  readEvent({ ...EVENT, ...more }, { regionCode: '15.71', receivedAt: new Date() });

describe('what only describes a call', () => {
  const FIELDS = ['from', 'to', 'callerName', 'queue', 'agent', 'cause', 'recordingUrl', 'locationText'];
  const ODD = [
    LONG,
    '👩‍🚒'.repeat(900),
    '',
    null,
    81_300_000_011,
    true,
    {},
    [1],
    { a: LONG },
    '<sip:'.repeat(300),
  ];

  it.each(FIELDS)('should never refuse a call for its %s', (field) => {
    for (const odd of ODD) expect(read({ [field]: odd })).toMatchObject({ ok: true });
  });

  it('should cut what is too long, never in the middle of a sign, and say so', () => {
    const result = read({ callerName: 'ab'.repeat(59) + '👩‍🚒'.repeat(99), queue: LONG });
    if (!result.ok) throw new Error('refused');
    expect(result.event.queue).toBe(`${'a'.repeat(79)}…`);
    expect(result.event.callerName?.isWellFormed()).toBe(true);
    expect(result.cleaned.map(({ path }) => path)).toEqual(['callerName', 'queue']);
  });

  it('should take the number out of an address that is longer than a number may be, with its name', () => {
    const from = '"Ibu Contoh" <sip:+6281355510001@pbx-yang-bernama-panjang.telepon.example:5060;user=phone>';
    expect(read({ from })).toMatchObject({
      ok: true,
      event: { from: '+6281355510001', callerName: 'Ibu Contoh' },
      cleaned: [],
    });
  });

  it('should leave aside what is no text, and read a number as text', () => {
    const result = read({ agent: { id: 201 }, from: 81_300_000_011, recordingUrl: 'rekaman 7' });
    expect(result).toMatchObject({ ok: true, event: { from: '81300000011' } });
    if (result.ok) expect(result.cleaned.map(({ path }) => path)).toEqual(['agent', 'recordingUrl']);
  });

  it('should tell apart ids that are too long, and know the same one again', () => {
    const idOf = (sourceCallId: unknown) => {
      const result = read({ sourceCallId });
      return result.ok ? result.event.sourceCallId : null;
    };
    expect(idOf(`${LONG}1`)).not.toBe(idOf(`${LONG}2`));
    expect(idOf(`${LONG}1`)).toBe(idOf(` ${LONG}1 `));
    expect(idOf(1_795_831)).toBe('1795831');
  });
});
