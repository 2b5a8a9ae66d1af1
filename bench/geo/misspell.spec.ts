import { describe, expect, it } from '@jest/globals';
import { Random } from '#siaga/simulation';
import { MISSPELLINGS, MIXED } from './misspell.js';

function write(kind: string, name: string, seed = 1): string | null {
  const found = [...MISSPELLINGS, MIXED].find((each) => each.kind === kind);
  if (found === undefined) throw new RangeError(`No kind ${kind}`);
  return found.write(name, new Random(seed));
}

describe('misspelt names', () => {
  it.each([
    ['Van Ophuijsen', 'Cukanggenteng', 'Tjoekanggenteng'],
    ['Van Ophuijsen', 'Ujung Banyu', 'Oedjoeng Banjoe'],
    ['Soewandi', 'Jayakarta', 'Djajakarta'],
    ['Soewandi', 'Akhir Musyawarah', 'Achir Musjawarah'],
    ['old to new', 'Soekadjadi', 'Sukajadi'],
    ['joined', 'Suka Maju', 'SukaMaju'],
    ['with 2', 'Alang-Alang Lebar', 'Alang2 Lebar'],
    ['hyphen', 'Suka Maju', 'Suka-Maju'],
    ['hyphen', 'Guluk-Guluk', 'Guluk Guluk'],
    ['h, k not heard', 'Sawah Besak', 'Sawa Besa'],
  ])('should write by %s: %s', (kind, name, expected) => {
    expect(write(kind, name)).toBe(expected);
  });

  it.each([
    ['Van Ophuijsen', 'Ambon'],
    ['joined', 'Ambon'],
    ['with 2', 'Suka Maju'],
    ['adjacent key', 'Ai'],
    ['h, k not heard', 'Ambon'],
  ])('should say that %s does not apply to %s', (kind, name) => {
    expect(write(kind, name)).toBeNull();
  });

  it('should change one letter of a short word for a neighbour on the keyboard', () => {
    const keys: Record<string, string> = { B: 'vghn', a: 'qwsz', t: 'rygf', u: 'yijh' };
    for (let seed = 0; seed < 40; seed += 1) {
      const written = write('adjacent key', 'Batu', seed) ?? '';
      const changed = Array.from('Batu').filter((letter, at) => letter !== written.charAt(at));
      expect(written).toHaveLength(4);
      expect(changed).toHaveLength(1);
      const at = 'Batu'.indexOf(changed[0] ?? '');
      expect(keys[changed[0] ?? '']).toContain(written.charAt(at));
    }
  });

  it('should make at most two errors in a long word', () => {
    const lengths = Array.from(
      { length: 60 },
      (_, seed) => write('dropped letter', 'Tanjungsari', seed)?.length,
    );
    expect(new Set(lengths)).toEqual(new Set([9, 10]));
  });

  it('should write the same text for the same seed', () => {
    expect(write('mixed', 'Karangduak Sumenep', 7)).toBe(write('mixed', 'Karangduak Sumenep', 7));
  });
});
