import { describe, expect, it } from '@jest/globals';
import { ApiError, OfflineError } from '#siaga/client';
import { linkPath, type Visit } from '#siaga/contracts';
import { isAnswered, type LinkApi, openLink, openPage, secretOf } from './link-session.policy.js';

const SECRET = 'k3yk3yk3yk3yk3yk3yk3yk3y';
const VISIT: Visit = {
  id: '01980000-0000-7000-8000-000000000009',
  passes: [
    {
      id: '01980000-0000-7000-8000-000000000001',
      scope: 'ticket',
      subject: { kind: 'uji', id: '01980000-0000-7000-8000-000000000002' },
      label: 'Ibu Ani',
      endsAt: '2027-01-01T00:00:00Z',
    },
  ],
  expiresAt: '2027-06-01T00:00:00Z',
};
const notAsked = (): Promise<never> => Promise.reject(new Error('not asked for'));

const links = (change: Partial<LinkApi>): LinkApi => ({
  redeem: notAsked,
  current: notAsked,
  leave: notAsked,
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

  it('should read what the server writes', () => {
    expect(secretOf(new URL(linkPath(SECRET), 'https://siaga.example').hash)).toBe(SECRET);
  });
});

describe('openPage', () => {
  it('should send nothing for a link until its person says so', async () => {
    for (const isKnown of [true, false])
      expect(await openPage(links({}), `#m/${SECRET}`, isKnown)).toEqual({ kind: 'asking' });
  });

  it('should ask who is here only where somebody was let in', async () => {
    expect(await openPage(links({}), '', false)).toEqual({ kind: 'none' });
    const known = links({ current: () => Promise.resolve(VISIT) });
    expect(await openPage(known, '', true)).toEqual({ kind: 'signed_in', visit: VISIT });
    expect(await openPage(links({ current: () => Promise.resolve(null) }), '', true)).toEqual({
      kind: 'none',
    });
  });

  it('should say so when the line or the server failed', async () => {
    const failing = (error: Error): LinkApi => links({ current: () => Promise.reject(error) });
    expect(await openPage(failing(new OfflineError('network')), '', true)).toEqual({ kind: 'away' });
    const failed = await openPage(failing(new ApiError('SYSTEM.UNEXPECTED', 500, 'c-7')), '', true);
    expect(failed).toEqual({ kind: 'failed', correlationId: 'c-7' });
    await expect(openPage(failing(new TypeError('a mistake')), '', true)).rejects.toThrow('a mistake');
  });
});

describe('openLink', () => {
  it('should trade the secret and say whom the link is for', async () => {
    const asked: string[] = [];
    const redeem = (secret: string): Promise<Visit> => {
      asked.push(secret);
      return Promise.resolve(VISIT);
    };
    expect(await openLink(links({ redeem }), SECRET)).toEqual({ kind: 'signed_in', visit: VISIT });
    expect(asked).toEqual([SECRET]);
  });

  it.each([401, 404, 409, 410])('should call a link that was answered with %i spent', async (status) => {
    const state = await openLink(refusing(new ApiError('RESOURCE.NOT_FOUND', status, 'c-1')), SECRET);
    expect(state).toEqual({ kind: 'expired' });
    expect(isAnswered(state)).toBe(true);
  });

  it('should keep the secret for another try when the line or the server failed', async () => {
    const offline = await openLink(refusing(new OfflineError('network')), SECRET);
    expect(offline).toEqual({ kind: 'offline' });
    const failed = await openLink(refusing(new ApiError('SYSTEM.UNEXPECTED', 500, 'c-7')), SECRET);
    expect(failed).toEqual({ kind: 'failed', correlationId: 'c-7' });
    const slowed = await openLink(refusing(new ApiError('IDENTITY.THROTTLED', 429, 'c-8')), SECRET);
    expect(slowed).toEqual({ kind: 'failed', correlationId: 'c-8' });
    expect([offline, failed, slowed].map(isAnswered)).toEqual([false, false, false]);
  });

  it('should hide no mistake of ours', async () => {
    await expect(openLink(refusing(new TypeError('a mistake')), SECRET)).rejects.toThrow('a mistake');
  });
});
