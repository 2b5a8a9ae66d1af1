import { beforeEach, describe, expect, it } from '@jest/globals';
import { forgetPhone, silencePhone } from './silence-phone.js';

const ENDPOINT = 'https://push.contoh.id/abc';

describe('a phone that is left', () => {
  const steps: string[] = [];

  function aPhone({ isSubscribed = true, unsubscribe = () => Promise.resolve(true) } = {}) {
    const subscription = {
      endpoint: ENDPOINT,
      unsubscribe: () => {
        steps.push('unsubscribed');
        return unsubscribe();
      },
    };
    const pushManager = { getSubscription: () => Promise.resolve(isSubscribed ? subscription : null) };
    const registration = { pushManager } as unknown as ServiceWorkerRegistration;
    return { getRegistration: () => Promise.resolve(registration) };
  }

  const telling =
    (isTold: boolean) =>
    (endpoint: string): Promise<boolean> => {
      steps.push(`told ${endpoint}`);
      return Promise.resolve(isTold);
    };

  beforeEach(() => {
    steps.splice(0);
  });

  it('should tell the centre first, then end what rings it', async () => {
    expect(await forgetPhone(telling(true), aPhone())).toBe(true);
    expect(steps).toEqual([`told ${ENDPOINT}`, 'unsubscribed']);
  });

  it('should leave everything as it is when the centre could not be told', async () => {
    expect(await forgetPhone(telling(false), aPhone())).toBe(false);
    expect(steps).toEqual([`told ${ENDPOINT}`]);
  });

  it('should tell the centre nothing of a phone that does not ring, or of a browser that cannot push', async () => {
    const without = { getRegistration: () => Promise.resolve({} as ServiceWorkerRegistration) };
    for (const phone of [aPhone({ isSubscribed: false }), without, null])
      expect(await forgetPhone(telling(true), phone)).toBe(true);
    expect(steps).toEqual([]);
  });

  it('should not keep anybody from leaving when the browser cannot end it', async () => {
    await silencePhone(aPhone({ unsubscribe: () => Promise.reject(new DOMException('no push service')) }));
    expect(steps).toEqual(['unsubscribed']);
  });

  it('should hide no fault of its own', async () => {
    const faulty = aPhone({ unsubscribe: () => Promise.reject(new RangeError('a fault')) });
    await expect(silencePhone(faulty)).rejects.toThrow('a fault');
  });
});
