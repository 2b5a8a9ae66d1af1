import { describe, expect, it } from '@jest/globals';
import { ApiError, OfflineError } from '#siaga/client';
import { outcomeOf } from './send-command.js';

describe('outcome of a sending', () => {
  it.each([
    ['no line', new OfflineError('network'), 'unreachable'],
    ['no answer in time', new OfflineError('timeout'), 'unreachable'],
    ['a centre without its database', new ApiError('SYSTEM.DATABASE_UNAVAILABLE', 503, 'c'), 'unreachable'],
    ['a proxy in the way', new ApiError('SYSTEM.UNEXPECTED', 502, ''), 'unreachable'],
    ['too many at once', new ApiError('IDENTITY.THROTTLED', 429, 'c'), 'unreachable'],
    ['an ended session', new ApiError('IDENTITY.NOT_SIGNED_IN', 401, 'c'), 'signed_out'],
    ['a tap that had arrived before', new ApiError('IDEMPOTENCY.KEY_REUSED', 409, 'c'), 'accepted'],
    ['an offer that is over', new ApiError('DISPATCH.OFFER_NOT_LIVE', 409, 'c'), 'refused'],
    ['a job of another unit', new ApiError('RESOURCE.NOT_FOUND', 404, 'c'), 'refused'],
  ])('should take %s rightly', (_, error, kind) => {
    expect(outcomeOf(error).kind).toBe(kind);
  });

  it('should keep why, for the screen', () => {
    const error = new ApiError('DISPATCH.ILLEGAL_STEP', 409, 'c-7', [], { legal: ['available'] });
    expect(outcomeOf(error)).toEqual({
      kind: 'refused',
      refusal: { code: 'DISPATCH.ILLEGAL_STEP', correlationId: 'c-7', details: { legal: ['available'] } },
    });
  });

  it('should not take a fault of its own for a bad line', () => {
    expect(() => outcomeOf(new TypeError('x is undefined'))).toThrow(TypeError);
  });
});
