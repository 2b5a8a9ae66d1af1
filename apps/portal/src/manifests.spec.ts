import { describe, expect, it } from '@jest/globals';
import { manifestProblems } from '#siaga/web-kit';
import { manifests } from './manifests.js';

describe('the portal’s manifests', () => {
  it('should fit together, each complete in both languages', () => {
    expect(manifestProblems(manifests)).toEqual([]);
  });
});
