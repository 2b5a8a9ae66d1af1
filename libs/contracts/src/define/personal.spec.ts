import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ENTITIES, entityFacts } from '../entities.js';
import { notPersonal, personal, sealPlanOf, unmarkedFields } from './personal.js';

const Person = z.object({
  id: z.uuid(),
  nik: z.string().length(16),
  fullName: z.string().nullable(),
  hasPhone: z.boolean(),
  household: z.array(z.object({ ageYears: z.number(), role: z.enum(['head', 'child']) })),
  contact: z.union([z.object({ phone: z.string() }), z.object({ email: z.email() })]).optional(),
});

describe('what is personal', () => {
  it('should be marked in every entity, or be said not to be', () => {
    const unmarked = ENTITIES.flatMap(({ name, schema }) =>
      unmarkedFields(schema).map(({ path }) => `${name}.${path}`),
    );
    expect(unmarked).toEqual([]);
  });

  it('should be asked of every field that looks so, however deep', () => {
    expect(unmarkedFields(Person).map(({ path }) => path)).toEqual([
      'nik',
      'fullName',
      'household.ageYears',
      'contact.phone',
      'contact.email',
    ]);
    expect(unmarkedFields(z.object({ person: personal(Person) }))).toEqual([]);
    expect(unmarkedFields(z.object({ name: notPersonal(z.string(), 'of a street') }))).toEqual([]);
  });

  it('should be found through what stands around it, in every alternative', () => {
    const plan = sealPlanOf(
      z.object({
        a: personal(z.string().max(5)).nullable().default(null),
        b: z.array(z.object({ c: personal(z.string()), d: z.number() })),
        e: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('x'), f: personal(z.string()) }),
          z.object({ kind: z.literal('y'), f: z.string(), g: personal(z.number()) }),
        ]),
        h: z.record(z.string(), personal(z.string())),
        i: z.string(),
      }),
    );
    const whole = { kind: 'whole' } as const;
    expect(plan).toEqual({
      kind: 'fields',
      fields: new Map<string, unknown>([
        ['a', whole],
        ['b', { kind: 'items', items: { kind: 'fields', fields: new Map([['c', whole]]) } }],
        [
          'e',
          {
            kind: 'fields',
            fields: new Map([
              ['f', whole],
              ['g', whole],
            ]),
          },
        ],
        ['h', { kind: 'items', items: whole }],
      ]),
    });
    expect(sealPlanOf(z.object({ i: z.string() }))).toBeNull();
  });

  it.each([
    ['call', ['personal', 'locationText', 'fixes', 'place', 'replaced', 'note', 'suggestion']],
    ['incident', ['place', 'personal', 'closingNote', 'reopening']],
    ['assignment', ['reason', 'note', 'destination', 'stamps', 'job']],
    ['inbound', ['personal']],
    ['handover', ['facts', 'personal', 'reason']],
  ])('should be sealed of %s in these parts', (entity, parts) => {
    const plan = entityFacts(entity).sealPlan;
    expect(plan?.kind === 'fields' ? [...plan.fields.keys()] : plan).toEqual(parts);
  });

  it('should not be lost of an entity that nobody declares', () => {
    expect(() => entityFacts('stranger')).toThrow('No module declares the entity stranger');
  });
});
