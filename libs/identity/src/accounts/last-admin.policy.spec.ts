import { describe, expect, it } from '@jest/globals';
import type { Grant, Role } from '#siaga/contracts';
import { leavesRegionAlone, type AccountRightsChange } from './last-admin.policy.js';

const DISABLED = '2026-11-28T00:00:00.000Z';
const inRegion = (role: Role, regionCode: string): Grant => ({ role, scope: { kind: 'region', regionCode } });
const holder = (id: string, region: string, disabledAt: string | null = null) => ({
  id,
  disabledAt,
  grants: [inRegion('operator', region), inRegion('admin', region)],
});
const JAMBI = '15.71';

describe('the last admin of a region', () => {
  it.each<[string, ReturnType<typeof holder>[], AccountRightsChange, boolean]>([
    ['the only one is disabled', [holder('a', JAMBI)], { id: 'a', isDisabled: true }, true],
    ['the only one loses the right', [holder('a', JAMBI)], { id: 'a', grants: [] }, true],
    [
      'the only one moves elsewhere',
      [holder('a', JAMBI)],
      { id: 'a', grants: [inRegion('admin', '15.05')] },
      true,
    ],
    [
      'the only one is given a wider region',
      [holder('a', JAMBI)],
      { id: 'a', grants: [inRegion('admin', '15')] },
      false,
    ],
    ['the only one gets another name', [holder('a', JAMBI)], { id: 'a' }, false],
    ['the only one is enabled', [holder('a', JAMBI, DISABLED)], { id: 'a', isDisabled: false }, false],
    ['another is there', [holder('a', JAMBI), holder('b', JAMBI)], { id: 'a', isDisabled: true }, false],
    [
      'the other is disabled',
      [holder('a', JAMBI), holder('b', JAMBI, DISABLED)],
      { id: 'a', isDisabled: true },
      true,
    ],
    [
      'the other answers for the country',
      [holder('a', JAMBI), holder('b', 'ID')],
      { id: 'a', isDisabled: true },
      false,
    ],
    [
      'the other answers for a part alone',
      [holder('a', 'ID'), holder('b', JAMBI)],
      { id: 'a', isDisabled: true },
      true,
    ],
    [
      'the other answers elsewhere',
      [holder('a', JAMBI), holder('b', '15.05')],
      { id: 'a', isDisabled: true },
      true,
    ],
    [
      'an operator is disabled',
      [{ ...holder('a', JAMBI), grants: [inRegion('operator', JAMBI)] }],
      { id: 'a', isDisabled: true },
      false,
    ],
    [
      'who was disabled already is disabled',
      [holder('a', JAMBI, DISABLED)],
      { id: 'a', isDisabled: true },
      false,
    ],
  ])('should be told from others when %s', (_, accounts, change, expected) => {
    expect(leavesRegionAlone(accounts, change)).toBe(expected);
  });
});
