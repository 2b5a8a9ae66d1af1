import { describe, expect, it } from '@jest/globals';
import { ApiError, OfflineError } from '#siaga/client';
import { refusalOf, wrongField } from './refusal.js';

describe('why a booking was refused', () => {
  it('should name the next window where there is one', () => {
    const full = (details: object): ApiError => new ApiError('BOOKING.FULL', 409, 'k', [], { ...details });
    expect(refusalOf(full({ nextFrom: '2026-11-24T03:30:00Z' }))).toMatchObject({
      key: 'fullNext',
      facts: { time: '10.30' },
    });
    expect(refusalOf(full({ nextFrom: null })).key).toBe('full');
  });

  it('should say how long to wait, and which field is wrong', () => {
    const often = new ApiError('BOOKING.TOO_OFTEN', 429, 'k', [], { retryAfterS: 61 });
    expect(refusalOf(often)).toMatchObject({ key: 'tooOften', facts: { minutes: '2' } });
    const invalid = new ApiError('INPUT.INVALID', 422, 'k', [{ path: 'patient.nik', message: 'x' }]);
    expect([refusalOf(invalid).key, wrongField(invalid)]).toEqual(['invalid', 'patient.nik']);
  });

  it('should say that there is no line, name what nobody foresaw, and hide no mistake of ours', () => {
    expect(refusalOf(new OfflineError('network')).key).toBe('offline');
    expect(refusalOf(new ApiError('SYSTEM.UNEXPECTED', 500, 'k-1')).facts.correlationId).toBe('k-1');
    expect(() => refusalOf(new TypeError('x'))).toThrow('x');
  });
});
