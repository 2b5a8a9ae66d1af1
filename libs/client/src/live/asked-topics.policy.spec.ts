import { describe, expect, it } from '@jest/globals';
import { type Account, type Grant, type TopicKindName } from '#siaga/contracts';
import { askedTopics } from './asked-topics.policy.js';

const ALL: readonly TopicKindName[] = [
  'region',
  'unit',
  'facility',
  'alerts',
  'capacity',
  'closures',
  'learned',
  'map',
];

const account = (...roles: Grant['role'][]): Account => ({
  id: '01890000-0000-7000-8000-000000000001',
  username: 'x',
  displayName: 'X',
  grants: roles.map((role) => ({ role, scope: { kind: 'region', regionCode: '15.71' } })),
  disabledAt: null,
  mustChangePassword: false,
});

describe('askedTopics', () => {
  it.each<[roles: Grant['role'][], asked: TopicKindName[] | undefined]>([
    [['operator'], ['region', 'unit', 'facility', 'alerts', 'capacity', 'closures', 'map']],
    [['supervisor'], ['region', 'unit', 'facility', 'alerts', 'capacity', 'closures', 'learned', 'map']],
    [['crew'], ['unit', 'capacity', 'closures', 'map']],
    [['facility_staff'], ['facility', 'map']],
    [
      ['crew', 'facility_staff'],
      ['unit', 'facility', 'capacity', 'closures', 'map'],
    ],
    [['field_officer'], ['map']],
    [['entry_officer'], undefined],
  ])('should ask for %j what the rights give of it', (roles, asked) => {
    expect(askedTopics(account(...roles), () => ALL)).toEqual(asked);
  });

  it('should ask for no more than the screen wants', () => {
    expect(askedTopics(account('supervisor'), () => ['facility'])).toEqual(['facility']);
  });
});
