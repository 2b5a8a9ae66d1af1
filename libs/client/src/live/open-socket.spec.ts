import { describe, expect, it } from '@jest/globals';
import { SOCKET_PATH as DECLARED } from '#siaga/contracts';
import { openSocket, SOCKET_PATH } from './open-socket.js';

describe('openSocket', () => {
  it('should go where the contracts say', () => {
    expect(SOCKET_PATH).toBe(DECLARED);
  });

  it('should say as what it comes only where it is a visitor’s, and connect when it is told to', () => {
    const [staff, visitor] = [
      openSocket({ baseUrl: 'http://localhost:1' }),
      openSocket({ baseUrl: 'http://localhost:1', as: 'visitor' }),
    ];
    expect([staff.auth, visitor.auth]).toEqual([undefined, { as: 'visitor' }]);
    expect([staff.connected, visitor.active]).toEqual([false, false]);
  });
});
