import { describe, expect, it } from '@jest/globals';
import { MAX_QUERY_WORDS, parseQuery } from './parse-query.js';

function rolesOf(text: string): string[] {
  return parseQuery(text).words.map(
    (word) => `${word.text}:${word.role}${word.level === null ? '' : word.level}`,
  );
}

describe('parseQuery', () => {
  it.each([
    ['Jl. Merdeka', ['jalan:title', 'merdeka:street']],
    ['Jln Merdeka', ['jalan:title', 'merdeka:street']],
    ['Gg. Mawar', ['gang:title', 'mawar:street']],
    ['Kel. Legok', ['kel:title', 'legok:name4']],
    ['Ds.Pabian Kec.Kota', ['ds:title', 'pabian:name4', 'kec:title4', 'kota:title3']],
    ['Kab Sumenep', ['kab:title', 'sumenep:name2']],
    ['Prov. Jambi', ['prov:title', 'jambi:name1']],
    ['Dsn Krajan', ['dsn:title', 'krajan:hamlet']],
    ['Perum Griya', ['perum:title', 'griya:title']],
    ['RT 03 RW 02', ['rt:number', '03:number', 'rw:number', '02:number']],
    ['No. 12', ['no:number', '12:number']],
    ['dpn Hotel Safari', ['depan:relation', 'hotel:landmark', 'safari:landmark']],
    ['PKM Pandian', ['puskesmas:landmark', 'pandian:landmark']],
    ['Barat Asta Tinggi', ['barat:direction', 'asta:landmark', 'tinggi:landmark']],
    ['Kalianget Barat', ['kalianget:name', 'barat:name']],
  ])('should read "%s"', (text, roles) => {
    expect(rolesOf(text)).toEqual(roles);
  });

  it('should end a street at a comma, a bracket or a title', () => {
    expect(rolesOf('Jl. Raya Lenteng, Torbang')).toContain('torbang:name');
    expect(rolesOf('Jl. Raya Lenteng Desa Torbang')).toContain('torbang:name4');
    expect(rolesOf('Jl. Trunojoyo (Kolor)')).toContain('kolor:name');
  });

  it('should keep where in the text each word stands', () => {
    const text = 'Kec.  Bluto, R.S. Anwar';
    expect(parseQuery(text).words.map((word) => text.slice(word.from, word.to))).toEqual([
      'Kec',
      'Bluto',
      'R',
      'S',
      'Anwar',
    ]);
  });

  it('should read relations, kilometres and what lies between', () => {
    const query = parseQuery('antara Bluto dan Saronggi km 12 dekat pasar');
    expect(query.between).toEqual({ start: 0, and: 2 });
    expect(query.kilometreM).toBe(12_000);
    expect(query.relations.map((relation) => relation.text)).toEqual(['dekat']);
  });

  it('should take a doubled word for a name, except in talk', () => {
    const rolesOf = (text: string): string[] => parseQuery(text).words.map((word) => word.role);
    expect(rolesOf('Api2, Lima Puluh')).toEqual(['name', 'name', 'name', 'name']);
    expect(rolesOf('anak2 jatuh tolong').slice(0, 2)).toEqual(['filler', 'filler']);
    expect(parseQuery('orangnya terjepit').isTalk).toBe(true);
  });

  it('should read no more words than an address has', () => {
    expect(parseQuery('desa '.repeat(500)).words).toHaveLength(MAX_QUERY_WORDS);
  });
});
