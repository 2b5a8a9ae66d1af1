import { describe, expect, it } from '@jest/globals';
import { setService, signOff, signOn } from './shift.policy.js';

describe('signOn', () => {
  it.each([
    ['the first member puts it in service', { service: 'off_shift', crew: [] }, 'in_service'],
    ['a later one leaves it in service', { service: 'in_service', crew: ['a'] }, 'in_service'],
    ['a later one leaves it out of service', { service: 'out_of_service', crew: ['a'] }, 'out_of_service'],
  ] as const)('should allow: %s', (_, unit, service) => {
    expect(signOn(unit, false)).toEqual({ isAllowed: true, service });
  });

  it('should refuse somebody who is on shift anywhere', () => {
    expect(signOn({ service: 'off_shift', crew: [] }, true)).toEqual({
      isAllowed: false,
      code: 'FLEET.ALREADY_ON_SHIFT',
    });
  });
});

describe('signOff', () => {
  const unit = { service: 'in_service', crew: ['a'], hasActiveJob: false } as const;

  it('should take the unit off shift with its last member', () => {
    expect(signOff(unit, 'a')).toEqual({ isAllowed: true, service: 'off_shift' });
  });

  it('should leave the unit in service while others stay, even with a job', () => {
    expect(signOff({ ...unit, crew: ['a', 'b'], hasActiveJob: true }, 'a')).toEqual({
      isAllowed: true,
      service: 'in_service',
    });
  });

  it.each([
    ['who is not on it', unit, 'b', 'FLEET.NOT_ON_SHIFT'],
    ['who is the last one on a unit with a job', { ...unit, hasActiveJob: true }, 'a', 'FLEET.UNIT_HAS_JOB'],
  ] as const)('should refuse somebody %s', (_, given, accountId, code) => {
    expect(signOff(given, accountId)).toEqual({ isAllowed: false, code });
  });
});

describe('setService', () => {
  const unit = { service: 'in_service', crew: ['a'], hasActiveJob: false } as const;

  it('should take a unit out of service and back', () => {
    expect(setService(unit, 'out_of_service')).toEqual({ isAllowed: true, service: 'out_of_service' });
    expect(setService({ ...unit, service: 'out_of_service' }, 'in_service')).toEqual({
      isAllowed: true,
      service: 'in_service',
    });
  });

  it('should take a unit out of service that has a job when the job is known', () => {
    expect(setService({ ...unit, hasActiveJob: true }, 'out_of_service', true)).toEqual({
      isAllowed: true,
      service: 'out_of_service',
    });
  });

  it.each([
    ['a unit without crew', { ...unit, crew: [] }, 'in_service', 'FLEET.NOT_ON_SHIFT'],
    ['a unit with a job', { ...unit, hasActiveJob: true }, 'out_of_service', 'FLEET.UNIT_HAS_JOB'],
  ] as const)('should refuse %s', (_, given, wanted, code) => {
    expect(setService(given, wanted)).toEqual({ isAllowed: false, code });
  });
});
