import { describe, expect, it } from '@jest/globals';
import { personal, sealPlanOf } from '#siaga/contracts';
import { z } from 'zod';
import { withoutPersonal } from './without-personal.policy.js';

const View = z.object({
  id: z.string(),
  note: personal(z.string()).nullable(),
  place: z.object({ label: personal(z.string()), lon: z.number() }),
  stamps: z.array(z.object({ by: personal(z.string()), at: z.string() })),
});

describe('withoutPersonal', () => {
  it('should leave out what the schema marks, wherever it stands', () => {
    const view = {
      id: 'a',
      note: 'sesak',
      place: { label: 'Rumah Budi', lon: 103.6 },
      stamps: [{ by: 'Sari', at: 'now' }],
    };
    expect(withoutPersonal(view, sealPlanOf(View))).toEqual({
      id: 'a',
      note: null,
      place: { label: null, lon: 103.6 },
      stamps: [{ by: null, at: 'now' }],
    });
  });

  it('should give a view back as it is where nothing is personal', () => {
    expect(withoutPersonal({ id: 'a' }, null)).toEqual({ id: 'a' });
  });
});
