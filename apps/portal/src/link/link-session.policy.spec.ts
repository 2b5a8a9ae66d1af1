import { describe, expect, it } from '@jest/globals';
import { ApiError, OfflineError } from '#siaga/client';
import { isAnswered, type LinkApi, openLink, secretOf } from './link-session.policy.js';

const SECRET = 'k3yk3yk3yk3yk3yk3yk3yk3y';
const PERSON = { displayName: 'Ibu Ani' };

const links = (change: Partial<LinkApi>): LinkApi => ({
  redeem: () => Promise.reject(new Error('not asked for')),
  current: () => Promise.resolve(null),
  leave: () => Promise.resolve(),
  ...change,
});
const refusing = (error: Error): LinkApi => links({ redeem: () => Promise.reject(error) });

describe('secretOf', () => {
  it.each([
    [`#m/${SECRET}`, SECRET],
    ['#m/short', null],
    [`#m/${SECRET}?x=1`, null],
    [`#x/${SECRET}`, null],
    ['', null],
  ])('should read %s', (hash, secret) => expect(secretOf(hash)).toBe(secret));
});

describe('openLink', () => {
  it('should trade the secret and say whom the link is for', async () => {
    const asked: string[] = [];
    const redeem = (secret: string) => {
      asked.push(secret);
      return Promise.resolve(PERSON);
    };
    expect(await openLink(links({ redeem }), `#m/${SECRET}`)).toEqual({ kind: 'signed_in', person: PERSON });
    expect(asked).toEqual([SECRET]);
  });

  it('should go on with the session of this browser when there is no secret', async () => {
    expect(await openLink(links({}), '')).toEqual({ kind: 'none' });
    const known = links({ current: () => Promise.resolve(PERSON) });
    expect(await openLink(known, '')).toEqual({ kind: 'signed_in', person: PERSON });
  });

  it.each([401, 404, 409, 410])('should call a link that was answered with %i spent', async (status) => {
    const api = refusing(new ApiError('RESOURCE.NOT_FOUND', status, 'c-1'));
    const state = await openLink(api, `#m/${SECRET}`);
    expect(state).toEqual({ kind: 'expired' });
    expect(isAnswered(state)).toBe(true);
  });

  it('should keep the secret for another try when the line or the server failed', async () => {
    const offline = await openLink(refusing(new OfflineError('network')), `#m/${SECRET}`);
    expect(offline).toEqual({ kind: 'offline' });
    const failed = await openLink(refusing(new ApiError('SYSTEM.UNEXPECTED', 500, 'c-7')), `#m/${SECRET}`);
    expect(failed).toEqual({ kind: 'failed', correlationId: 'c-7' });
    expect([offline, failed].map(isAnswered)).toEqual([false, false]);
  });

  it('should say that a server without links has none, and hide no mistake of ours', async () => {
    expect(await openLink(null, `#m/${SECRET}`)).toEqual({ kind: 'unavailable' });
    expect(await openLink(null, '')).toEqual({ kind: 'none' });
    await expect(openLink(refusing(new TypeError('a mistake')), `#m/${SECRET}`)).rejects.toThrow('a mistake');
  });
});
