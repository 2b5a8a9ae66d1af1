import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ackOf, api, MODULES, ROLE_PERMISSIONS, sockets, STREAMS, TOPIC_KINDS, topicsOf } from './index.js';
import { mergeAll } from './define/merge.js';

describe('modules', () => {
  it('should give every entity topics that some module declares', () => {
    const used = MODULES.flatMap(({ entities }) =>
      entities.flatMap(({ topics }): readonly string[] => topics),
    );
    expect(used.filter((topic) => !Object.hasOwn(TOPIC_KINDS, topic))).toEqual([]);
  });

  it('should name no route, code, right, entity or event twice', () => {
    const events = MODULES.flatMap(({ entities }) =>
      entities.flatMap((entity): readonly string[] => entity.events),
    );
    expect(new Set(events).size).toBe(events.length);
    expect(() => mergeAll('route', [{ a: 1 }, { b: 2 }, { a: 3 }])).toThrow(
      'Two modules declare the route a',
    );
    const paths = Object.values(api).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('should give an admin every right and nobody else all of them', () => {
    const { admin, ...others } = ROLE_PERMISSIONS;
    for (const permissions of Object.values(others)) expect(permissions.length).toBeLessThan(admin.length);
    expect(ROLE_PERMISSIONS.field_officer).toEqual([
      'session.own',
      'geo.use',
      'list.bring',
      'map.read',
      'monitoring.read',
      'monitoring.work',
    ]);
  });

  it('should keep the emergency in one stream', () => {
    const emergency = MODULES.filter(({ name }) => ['calls', 'dispatch', 'fleet'].includes(name));
    expect(new Set(emergency.map(({ stream }) => stream))).toEqual(new Set(['dispatch']));
    expect(STREAMS).toContain('dispatch');
  });

  it('should publish a change to all regions above it, and to its unit and facility', () => {
    const place = { regionCode: '15.71', unitId: 'u1', facilityId: 'f1' };
    expect(topicsOf('assignment', place)).toEqual(['region:15.71', 'region:15', 'region:ID', 'unit:u1']);
    expect(topicsOf('inbound', place)).toEqual(['region:15.71', 'region:15', 'region:ID', 'facility:f1']);
    expect(topicsOf('alert', place)).toEqual(['alerts:15.71', 'alerts:15', 'alerts:ID']);
    expect(topicsOf('map', place)).toEqual(['map']);
    expect(topicsOf('account', place)).toEqual([]);
  });

  it('should name every socket command by its event, with the refusals that any can give', () => {
    const commands = Object.entries(sockets);
    expect(commands.map(([name]) => name).sort()).toEqual(['positions', 'resume', 'view']);
    for (const [name, command] of commands) {
      expect(command.event).toBe(name);
      const refusal = (code: string): object => ({ ok: false, error: { code, message: '' } });
      expect(ackOf(command).safeParse(refusal('INPUT.INVALID')).success).toBe(true);
      expect(ackOf(command).safeParse(refusal('CALLS.ALREADY_CLOSED')).success).toBe(false);
    }
  });

  it('should be able to describe every route to a machine', () => {
    for (const route of Object.values(api))
      expect(z.toJSONSchema(route.output, { io: 'output', unrepresentable: 'any' })).toHaveProperty(
        '$schema',
      );
  });
});
