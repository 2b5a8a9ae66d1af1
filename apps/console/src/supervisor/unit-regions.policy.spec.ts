import { describe, expect, it } from '@jest/globals';
import { workRegions } from './unit-regions.policy.js';

describe('workRegions', () => {
  it('should give the regions of the units and facilities, the commonest first', () => {
    expect(workRegions(['15.05', '15.71', '15.71'], ['ID'])).toEqual(['15.71', '15.05']);
  });

  it('should give the granted regions while nothing is there', () => {
    expect(workRegions([], ['15.71'])).toEqual(['15.71']);
  });
});
