import { describe, expect, it } from '@jest/globals';
import { endsSession, type SessionEnded } from './session-ended.js';

const SESSION = { id: 's1', accountId: 'a1' };

describe('endsSession', () => {
  it.each<[what: string, ended: SessionEnded, expected: boolean]>([
    ['this session', { accountId: 'a1', sessionId: 's1' }, true],
    ['another session of the person', { accountId: 'a1', sessionId: 's2' }, false],
    ['all of the person', { accountId: 'a1', sessionId: null }, true],
    ['all of another person', { accountId: 'a2', sessionId: null }, false],
    ['all but this one', { accountId: 'a1', sessionId: null, exceptSessionId: 's1' }, false],
    ['all but another one', { accountId: 'a1', sessionId: null, exceptSessionId: 's2' }, true],
  ])('should decide when a row ends %s', (_, ended, expected) => {
    expect(endsSession(ended, SESSION)).toBe(expected);
  });
});
