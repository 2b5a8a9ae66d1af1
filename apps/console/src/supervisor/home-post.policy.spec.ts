import { describe, expect, it } from '@jest/globals';
import { homeInput, NO_HOME } from './home-post.policy.js';

const POINT = { lon: 103.61, lat: -1.61 };

describe('homeInput', () => {
  it('should send nothing for a unit without a post', () => {
    expect(homeInput(NO_HOME)).toEqual({});
  });

  it('should send the chosen facility, and wait while none is chosen', () => {
    expect(homeInput({ ...NO_HOME, kind: 'facility' })).toBeNull();
    expect(homeInput({ ...NO_HOME, kind: 'facility', facilityId: 'f1', point: POINT })).toEqual({
      homeFacilityId: 'f1',
    });
  });

  it('should send a point with its name, and wait while either is missing', () => {
    expect(homeInput({ ...NO_HOME, kind: 'point', point: POINT, name: ' ' })).toBeNull();
    expect(homeInput({ ...NO_HOME, kind: 'point', name: 'Pos' })).toBeNull();
    expect(homeInput({ ...NO_HOME, kind: 'point', point: POINT, name: ' Pos Uji ' })).toEqual({
      homePost: { name: 'Pos Uji', point: POINT },
    });
  });
});
