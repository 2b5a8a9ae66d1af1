import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { api, Call, Incident, personal, type Endpoint } from '#siaga/contracts';
import { needsTrace } from './trace-rule.policy.js';

const route = (
  output: z.ZodType,
  method: Endpoint['method'] = 'GET',
  access: Endpoint['access'] = 'call.read',
): Endpoint => ({ method, access, output, path: '/x', input: z.object({}) });

describe('which routes the trail tells of', () => {
  it.each([
    ['a person', route(z.object({ who: personal(z.string()) }))],
    ['a list of people', route(z.object({ found: z.array(Call) }))],
    [
      'what looks like a person and is not marked',
      route(z.object({ rows: z.array(z.object({ name: z.string() })) })),
    ],
    ['a question that is posted', route(z.object({ found: z.array(Incident) }), 'POST')],
    ['a table as text', route(z.string())],
    ['a sheet as bytes', route(z.custom<Buffer>(() => true))],
  ])('should be asked of %s', (_, endpoint) => {
    expect(needsTrace(endpoint)).toBe(true);
  });

  it.each([
    ['a command that answers what it changed', route(Incident, 'POST')],
    ['figures', route(z.object({ count: z.number() }))],
    ['what needs no session', route(Call, 'GET', 'public')],
    ["an outside system's", route(Call, 'GET', 'source')],
    ["a visitor's own", route(Call, 'GET', 'visit.own')],
  ])('should not be asked of %s', (_, endpoint) => {
    expect(needsTrace(endpoint)).toBe(false);
  });

  it('should be asked of every record that is read by its id', () => {
    for (const name of ['call', 'incident', 'assignment', 'handover', 'accounts', 'snapshot'] as const)
      expect([name, needsTrace(api[name])]).toEqual([name, true]);
  });
});
