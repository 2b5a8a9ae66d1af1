import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { parseInput } from './parse-input.js';

const Schema = z.object({
  id: z.uuid(),
  place: z.object({ lon: z.number() }),
  limit: z.coerce.number().default(5),
});

describe('parseInput', () => {
  it('should give the parsed value with its defaults, and drop what nobody asked for', () => {
    const id = '01a20014-982a-75fd-996d-464c5e8f5cc0';
    expect(parseInput(Schema, { id, place: { lon: 1 }, isAdmin: true })).toEqual({
      id,
      place: { lon: 1 },
      limit: 5,
    });
  });

  it('should name every refused field by its path', () => {
    expect(() => parseInput(Schema, { id: 'x', place: { lon: 'y' } })).toThrow(
      expect.objectContaining({
        code: 'INPUT.INVALID',
        fields: [expect.objectContaining({ path: 'id' }), expect.objectContaining({ path: 'place.lon' })],
      }),
    );
  });

  it('should name the first of very many, and make no answer larger than what was asked', () => {
    const topics = z.array(z.enum(['region', 'unit']));
    expect(() => parseInput(topics, Array(5_000).fill('x'))).toThrow(
      expect.objectContaining({
        fields: Array.from({ length: 50 }, (_, index) => expect.objectContaining({ path: String(index) })),
      }),
    );
  });
});
