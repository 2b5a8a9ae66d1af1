import { describe, expect, it } from '@jest/globals';
import { api } from '#siaga/contracts';
import { ROUTES } from './portal-api.js';

describe('routes of the first view', () => {
  it.each(Object.keys(ROUTES) as (keyof typeof ROUTES)[])('should know %s as the contracts do', (name) => {
    const { method, path } = api[name];
    expect(ROUTES[name]).toEqual({ method, path });
  });
});
