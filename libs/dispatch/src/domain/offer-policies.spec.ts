import { describe, expect, it } from '@jest/globals';
import { AssignmentStatus, type Triage } from '#siaga/contracts';
import { inboundEffect } from './inbound.policy.js';
import { offerTimeoutS } from './offer-timeout.policy.js';

describe('offerTimeoutS', () => {
  it.each<[Triage | null, number]>([
    ['merah', 30],
    ['kuning', 30],
    ['hijau', 60],
    ['hitam', 60],
    [null, 30],
  ])('should give a crew the time that %s allows', (triage, seconds) => {
    expect(offerTimeoutS(triage, 30)).toBe(seconds);
  });
});

describe('inboundEffect', () => {
  it('should follow the unit from the scene to the hospital and let go of it when the job ends', () => {
    const effects = Object.fromEntries(
      AssignmentStatus.options.map((status) => [status, inboundEffect(status)]),
    );
    expect(effects).toEqual({
      offered: 'none',
      accepted: 'none',
      en_route: 'none',
      on_scene: 'none',
      at_patient: 'none',
      left_scene: 'depart',
      at_destination: 'arrive',
      handed_over: 'hand_over',
      available: 'close',
      cancelled: 'close',
      withdrawn: 'close',
      declined: 'none',
      expired: 'none',
    });
  });
});
