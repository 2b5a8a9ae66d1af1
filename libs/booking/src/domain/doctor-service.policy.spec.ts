import { describe, expect, it } from '@jest/globals';
import { serviceOfDoctor } from './doctor-service.policy.js';

const CLINIC = { meanS: 600, variation: 0.5 };

describe('what the service of a doctor takes', () => {
  it.each([
    ['the clinic’s for one who never served there', null, 600],
    ['near the clinic’s for one who served few', { services: 1, meanS: 1_020 }, 620],
    ['half way for one who served as many as the clinic counts', { services: 20, meanS: 1_000 }, 800],
    ['near their own for one who served many', { services: 380, meanS: 1_200 }, 1_170],
  ])('should be %s', (_, doctor, meanS) => {
    expect(serviceOfDoctor(CLINIC, doctor)).toEqual({ meanS, variation: 0.5 });
  });

  it('should be as planned where the clinic has no past', () => {
    expect(serviceOfDoctor(null, { services: 5, meanS: 300 })).toBeNull();
  });
});
