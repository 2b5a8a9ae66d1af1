import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LocateCandidate } from '#siaga/contracts';
import { makeGazetteer } from '../../gazetteer/make-gazetteer.js';
import type { StreetPiece } from '../../streets/map-content.js';
import type { NamedPlace } from '../entries/entry-store.js';
import { PlaceSearch, type LocateOptions } from './place-search.js';

const PROVINCES = ['12', '14', '15', '16', '31', '32', '34', '53', '64'];
const JAMBI = '15.71';
const JAKARTA = '31';
const YOGYA = '34.71';
const NARROW_M = 8_000;

/** A few streets of Yogyakarta: in another city they are 400 km off. */
const STREETS = [
  'Siliran Lor',
  'Siliran Kidul',
  'Bintaran Kidul',
  'Bintaran Wetan',
  'Suroto',
  'Kuningan',
  'Mangga',
  'Masjid',
].map((name, at): StreetPiece => {
  const lat = -7.79 - at * 0.004;
  const line = Array.from({ length: 6 }, (_, i) => [110.36 + i * 0.001, lat]).flat();
  return { ref: `way/${at}`, name: `Jalan ${name}`, aliases: [], roadClass: 'residential', line };
});
const GANG: StreetPiece = {
  ref: 'way/gang',
  name: 'Gang Kuningan',
  aliases: [],
  roadClass: 'residential',
  line: [110.39, -7.8, 110.391, -7.8],
};
const MOSQUE: NamedPlace = {
  id: 'mosque',
  name: 'Masjid Al Hidayah',
  kind: 'mosque',
  point: { lon: 110.362, lat: -7.81 },
  radiusM: 40,
  regionCode: null,
};

describe('places that a text has earned', () => {
  let search: PlaceSearch;

  beforeAll(async () => {
    const regions = await makeGazetteer();
    search = PlaceSearch.build(regions.filter(({ code }) => PROVINCES.includes(code.slice(0, 2))));
    const content = { streets: [...STREETS, GANG], places: [MOSQUE], houseNumbers: [] };
    await search.replaceMap('yogya', content, () => '34.71.03');
  }, 120_000);

  const served = (code: string): LocateOptions => ({ regionCodes: [code], near: search.middleOf(code) });
  const found = (text: string, options: LocateOptions = {}): LocateCandidate[] =>
    search.locate(text, options).candidates.filter(({ id }) => options.regionCodes?.includes(id) !== true);

  it.each([
    ['kabupaten sleman', '34.04'],
    ['kab. sleman', '34.04'],
    ['kota bandung', '32.73'],
    ['Provinsi Riau', '14'],
  ])(
    'should list a far region that is called by its whole name, with or without its title: "%s"',
    (text, code) => {
      for (const options of [{}, served(JAMBI), served(YOGYA)])
        expect(found(text, options)[0]?.regionCode).toBe(code);
    },
  );

  it.each(['muaro jambi', 'kabupaten muaro jambi', 'kab. muaro jambi'])(
    'should not take a part of a neighbour\'s name for the own region: "%s"',
    (text) => {
      const [first, ...others] = search.locate(text, served(JAMBI)).candidates;
      expect(first).toMatchObject({ regionCode: '15.05', isOutside: true });
      expect(others.filter(({ isOutside }) => !isOutside)).toEqual([]);
    },
  );

  it.each([
    'saluran air mampet',
    'air salurannya tolong dibersihkan',
    'halo tes',
    'tes',
    'serangan jantung',
    'serangan asma',
    '30 jam lebih',
    'lebih dari 30 jam',
    'kebakaran kandang ayam',
    'ular masuk dapur',
    'anak jatuh dari pohon mangga',
    'gunung longsor kena rumah',
    'sumur ambles',
    'pagar sekolah roboh',
    'rem blong di turunan',
    'banyune munggah sak dengkul',
    'di kemang depan hypermart',
    'somebody fell from the stairs',
    'mohon bantuan perahu karet',
    'mobil tangki bocor di jalan',
    'kebakaran alang alang',
    'getihe akeh banget',
    'apinya ganal banar lakasi pang',
    'bosi loppo sibawa anging',
    'seuneuna gede pisan',
    'pak lurah tolong ditinjau',
  ])('should not make a place of "%s"', (text) => {
    for (const options of [{}, served(JAMBI), served(JAKARTA), served(YOGYA)])
      expect(found(text, options).map(({ label }) => label)).toEqual([]);
  });

  it.each([
    ['banjir di kolong flyover bintara', JAKARTA],
    ['jl gatot subroto km 3 banjir dua arah', JAKARTA],
    ['tolong pak lurah tertibkan bangunan liar di saluran', JAKARTA],
    ['genangan depan polda', JAKARTA],
    ['Jl Siliran', JAMBI],
  ])('should name no street of another city for "%s"', (text, code) => {
    for (const options of [served(code), served(JAMBI)])
      for (const each of found(text, options)) expect(each.regionCode?.slice(0, 2)).not.toBe('34');
  });

  it('should find the village that a report names by its head, its RT and RW, or as where it is', () => {
    const inJakarta = (text: string): string | undefined => found(text, served(JAKARTA))[0]?.label;
    expect(inJakarta('Banjir untuk pak.lurah rorotan tolong pikirkan solusi nya')).toBe('Rorotan');
    expect(inJakarta('Banjir pak. Tolong segera di TL . kampung sawah. Rt01rw06 kebon pala')).toBe(
      'Kebon Pala',
    );
    expect(inJakarta('kecelakaan di gambir')).toBe('Gambir');
  });

  it.each([
    'kecelakaan di depan kantor kelurahan pedurungan tengah',
    'perum alalak tengah tergenang',
    'jl melati tergenang',
    'mayjen kenali tutup sementara karena banjir',
  ])('should not take a part of a longer name, a tree or a person for a village: "%s"', (text) =>
    expect(found(text, served(JAMBI)).map(({ label }) => label)).toEqual([]),
  );

  it('should still find what is named in a report', () => {
    expect(found('tolong evakuasi warga rorotan banjir sedada', served(JAKARTA))[0]?.label).toBe('Rorotan');
    expect(found('banjir di kel pinang ranti kec makasar', {})[0]?.label).toBe('Pinangranti');
    expect(found('kebakaran rumah di sukagalih, sukajadi', {})[0]?.context).toContain('Bandung');
  });

  it.each(['daerah pulo melati putih banjir tolong pompa', 'kp pulo tenggelam tolong evakuasi'])(
    'should not take a part of a longer name for the place: "%s"',
    (text) => expect(found(text, served(JAKARTA)).map(({ label }) => label)).not.toContain('Pulo'),
  );

  it.each([
    ['genangan di flyover cawang arah uki', 'Cawang'],
    ['banjir di kebon sirih barat 2.got mampet bro', 'Kebon Sirih'],
    ['got mampet di jl Rorotan raya mohon ditindaklanjuti pak', 'Rorotan'],
    ['sampah menumpuk di perumahan ciracas indah sudah lama bau sekali pak', 'Ciracas'],
    ['warga Kebon Manggis mengungsi', 'Kebon Manggis'],
    ['wilayah koja rw 5 air sudah sedada orang dewasa', 'Koja'],
    ['kapuk rt 018 rw 012, mohon diaktifkan pompanya', 'Kapuk'],
    ['banjir untuk pak lurah jati padang tolong dipikirkan solusinya', 'Jati Padang'],
    ['kelurahan kebonjeruk banjir', 'Kebon Jeruk'],
    ['banjir 200 mtr dari pasar minggu', 'Pasar Minggu'],
    ['tim sar mengevakuasi warga cawang', 'Cawang'],
    ['banjir lagi pukul 20.00 wib di cipinang melayu padahal sempat surut', 'Cipinang Melayu'],
  ])('should find what is called after a village in a report: "%s"', (text, label) => {
    const [first] = found(text, served(JAKARTA));
    expect([first?.label, first?.regionCode?.slice(0, 2)]).toEqual([label, '31']);
    expect(first?.accuracyM).toBeLessThan(NARROW_M);
  });

  it.each([
    'ra kartini ditutup sementara karena banjir',
    'kartini ditutup sementara karena banjir',
    'jl pulo harapan indah dri kemarin masih segini aja banjirnya mohon bantuannya',
    'air minum di sungai besar habis',
    'genangan jl gatot subroto depan balai kartini, lajur kiri tidak bisa lewat',
    'banjir di rt 8/5 komplek dpu @lurahsemar @00701pelamampang @bengbeng belum ada tindakan',
  ])('should not take a street or what is part of a longer name for the village: "%s"', (text) => {
    expect(found(text, served(JAKARTA)).filter(({ accuracyM }) => accuracyM < NARROW_M)).toEqual([]);
  });

  it('should take no part of a whole name for a place elsewhere', () => {
    expect(found('kantor lurah jati padang kemasukan air').map(({ label }) => label)).not.toContain('Jati');
    expect(found('rinjani III banjir')).toEqual([]);
  });

  it.each([
    ['kelurahan Beringin, kecamatan Medan Selayang', JAMBI, '12.71.21.1004'],
    ['banjir di kelurahan antajaya kecamatan tanjungsari semakin parah', JAMBI, '32.01.36.2004'],
    ['kebakaran rumah di Kebon Jeruk, Kebon Jeruk', '32.73', '31.73.05.1001'],
    ['kecelakaan di kel garuda kec andir', YOGYA, '32.73.05'],
  ])(
    'should not take the own place of a name for one that is named with its kecamatan: "%s"',
    (text, code, right) => {
      const [first, ...others] = found(text, served(code));
      expect(first).toMatchObject({ isOutside: true, regionCode: expect.stringMatching(right) });
      expect(others.filter(({ isOutside }) => !isOutside)).toEqual([]);
    },
  );

  it.each([
    ['kantor lurah sukajaya kemasukan air', '32.73', 'Sukamaju'],
    ['kelurahan kuningan kebanjiran', YOGYA, 'Jalan Kuningan'],
    ['jl mangga rt 010/rw 003 cibeuteung udik', YOGYA, 'Jalan Mangga'],
  ])('should reach what the text names elsewhere by its whole name: "%s"', (text, code, label) => {
    const [first] = found(text, served(code));
    expect(first?.label).toBe(label);
    expect(first?.accuracyM).toBeGreaterThan(NARROW_M);
    expect(first?.ownAccuracyM).toBeLessThan(NARROW_M);
  });

  it.each([
    ['jl kuningan', 'Jalan Kuningan'],
    ['jl mangga rt 010/rw 003', 'Jalan Mangga'],
  ])('should be sure of an own street where no place elsewhere is named: "%s"', (text, label) => {
    const [first] = found(text, served(YOGYA));
    expect([first?.label, first?.ownAccuracyM]).toEqual([label, null]);
    expect(first?.accuracyM).toBeLessThan(NARROW_M);
  });

  it('should not take a street that every town has for one of which the name goes on', () => {
    expect(found('gang masjid cikokol banjir', served(YOGYA))).toEqual([]);
    expect(found('gang masjid banjir', served(YOGYA))[0]?.label).toBe('Jalan Masjid');
  });

  it('should read no title that is cut short as the beginning of a name', () => {
    for (const options of [{}, served(JAMBI)])
      expect(found('kel. taman sari banjir', options).map(({ label }) => label)).not.toContain('Temuan Sari');
  });

  it('should list what lies outside last and mark it, and only when it was earned', () => {
    expect(
      found('simpang pulai', served(JAMBI)).filter(
        (each) => !each.isOutside && each.regionCode?.startsWith('14'),
      ),
    ).toEqual([]);
    const named = found('Sukajadi, Kota Bandung', served(JAMBI));
    expect(named[0]).toMatchObject({ isOutside: true });
    expect(found('legok', served(JAMBI))[0]).toMatchObject({ label: 'Legok', isOutside: false });
    for (const each of found('legok', served(JAMBI)).slice(1))
      expect(each.isOutside || each.regionCode?.startsWith('15.71')).toBe(true);
    expect(found('Sukajadi, Kota Bandung', { regionCodes: ['ID'] })[0]?.isOutside).toBe(false);
  });

  it('should reach all namesakes that the text may mean, and keep the own radius for who chooses one', () => {
    const [first] = found('Sukajadi');
    expect(first?.accuracyM).toBeGreaterThan(NARROW_M);
    expect(first?.ownAccuracyM).toBeLessThan(NARROW_M);
    const [told] = found('Sukajadi, Kota Pekanbaru');
    expect(told?.accuracyM).toBeLessThan(NARROW_M);
    expect(told?.ownAccuracyM).toBeNull();
  });

  it('should widen a village that is only mentioned: a gate or street may bear its name', () => {
    const [mentioned] = found('pasteur banjir setinggi ban mobil', served('32.73'));
    const [meant] = found('kel pasteur banjir', served('32.73'));
    expect(mentioned?.accuracyM).toBeGreaterThanOrEqual(2 * (meant?.accuracyM ?? Infinity));
  });

  it.each([
    ['Benteng Tawa III, Riung Barat', 'Benteng Tawa III'],
    ['benteng tawa 3 riung barat', 'Benteng Tawa III'],
    ['Benteng Tawa, Riung Barat', 'Benteng Tawa'],
    ['ulupulu i nangaroro', 'Ulupulu I'],
    ['Ulupulu, Nangaroro', 'Ulupulu'],
    ['Rahuning I, Rahuning', 'Rahuning I'],
    ['Desa Rahuning II Kec Rahuning', 'Rahuning II'],
    ['Rahuning, Rahuning', 'Rahuning'],
  ])('should tell "%s" from its siblings', (text, label) => {
    expect(found(text)[0]?.label).toBe(label);
  });

  it.each([
    'KM 72 Cipularang arah Bandung',
    'kecelakaan km 72+200 tol cipularang arah jakarta',
    'tol cipali km 120 truk terguling',
    'jagorawi km 24 arah bogor',
    'KM 19 tol pekanbaru dumai arah dumai',
    'rest area km 57 tol cikampek',
    'tol medan binjai km 7',
    'tol tangerang - merak km 27',
  ])('should say that it does not know the toll of "%s"', (text) => {
    for (const options of [{}, served(JAMBI), served(JAKARTA)])
      expect(search.locate(text, options)).toEqual({ candidates: [], problem: 'unknown_toll' });
  });

  it('should know a toll road that the map holds, and what is told beside the kilometre', async () => {
    const line = [107.4, -6.6, 107.42, -6.65, 107.45, -6.7];
    const toll = {
      ref: 'way/toll',
      name: 'Jalan Tol Cipularang',
      aliases: [],
      roadClass: 'motorway',
      line,
    } as const;
    const post: NamedPlace = {
      id: 'post',
      name: 'KM 72',
      kind: 'kilometre_post',
      point: { lon: 107.42, lat: -6.65 },
      radiusM: 50,
      regionCode: null,
    };
    await search.replaceMap('toll', { streets: [toll], places: [post], houseNumbers: [] }, () => '32.14.01');
    expect(found('KM 72 Cipularang arah Bandung')[0]).toMatchObject({
      point: post.point,
      label: expect.stringContaining('km 72'),
    });
    expect(found('km 90 tol cipularang arah bandung')[0]?.label).toBe('Jalan Tol Cipularang');
    search.removeMap('toll');
    expect(found('tol km 72 dekat kel rorotan', served(JAKARTA))[0]?.label).toContain('Rorotan');
    expect(found('gerbang tol pasteur kel pasteur', served('32.73'))[0]?.label).toBe('Pasteur');
  });

  it.each([
    ['kantor lurah rorotan kemasukan air', 'Rorotan'],
    ['balai desa rorotan', 'Rorotan'],
    ['lokasi jl.agung utara 6b sunter agung', 'Sunter Agung'],
    ['jl melati putih no 12 rorotan', 'Rorotan'],
    ['kantor camat cilincing', 'Kecamatan Cilincing'],
    ['Jl. Percetakan, Cemp. Putih Bar., Kec. Cemp. Putih', 'Cempaka Putih Barat'],
    ['Klp. Gading Tim.', 'Kelapa Gading Timur'],
    ['near Rorotan', 'Dekat Rorotan'],
    ['in front of kelurahan Rorotan', 'Depan Rorotan'],
    ['cedhak Rorotan', 'Dekat Rorotan'],
    ['hareupeun Rorotan', 'Depan Rorotan'],
    ['parak Rorotan', 'Dekat Rorotan'],
    ['di muka kelurahan Rorotan', 'Depan Rorotan'],
    ['alau na Rorotan', 'Timur Rorotan'],
    ['kaler na kel. Rorotan', 'Utara Rorotan'],
    ['laok Rorotan', 'Selatan Rorotan'],
    ['200 meters north of Rorotan', 'Utara Rorotan'],
    ['Rorotan village, North Jakarta', 'Rorotan'],
    ['Tebet subdistrict, South Jakarta', 'Kecamatan Tebet'],
    ['between Rorotan and Marunda', 'Antara Rorotan dan Marunda'],
  ])('should read "%s"', (text, label) => {
    expect(found(text, served(JAKARTA))[0]?.label).toBe(label);
  });

  it.each([
    ['bpp', 'Kota Balikpapan'],
    ['jkt', 'Provinsi DKI Jakarta'],
    ['jogja', 'Kota Yogyakarta'],
    ['plg', 'Kota Palembang'],
    ['pku', 'Kota Pekanbaru'],
  ])('should know the city by "%s"', (text, label) => {
    expect(
      search
        .locate(text)
        .candidates.slice(0, 2)
        .map((each) => each.label),
    ).toContain(label);
  });

  it('should find a place by a part of its name', () => {
    const plaza: NamedPlace = {
      id: 'plaza',
      name: 'The Plaza Balikpapan',
      kind: 'shop',
      point: { lon: 116.84, lat: -1.27 },
      radiusM: 80,
      regionCode: '64.71',
    };
    const school: NamedPlace = { ...plaza, id: 'school', name: 'SD Negeri 5 Balikpapan', kind: 'school' };
    search.addPlaces([plaza, school]);
    for (const text of ['plaza balikpapan', 'plaza bpp', 'depan plaza balikpapan'])
      expect(found(text, served('64.71'))[0]?.id).toBe('plaza');
    expect(found('sd negri 5 bpp', served('64.71'))[0]?.id).toBe('school');
    search.removePlaces(['plaza', 'school']);
  });

  it.each([
    ['8 ilir', 'Delapan Ilir'],
    ['kel. 35 ilir', 'Tiga-puluh-lima Ilir'],
    ['Ilir Barat I', 'Kecamatan Ilir Barat Satu'],
    ['kec ilir timur 2', 'Kecamatan Ilir Timur Dua'],
  ])('should count in words and in figures: "%s"', (text, label) => {
    expect(found(text, served('16.71'))[0]?.label).toBe(label);
  });

  it.each(['kebakaran di 7 ulu', '17 ulu'])('should not take one number for another: "%s"', (text) => {
    expect(found(text, served('16.71'))).toEqual([]);
  });

  it('should reach every village whose name goes on with a compass word, where that word is missing', () => {
    const [first] = found('utan kayu', served(JAKARTA));
    expect(first?.label).toMatch(/^Utan Kayu (Utara|Selatan)$/);
    expect(first?.accuracyM).toBeGreaterThan(first?.ownAccuracyM ?? Infinity);
    const [told] = found('banjir nih di utan kayu tolong', served(JAKARTA));
    expect(told?.label).toMatch(/^Utan Kayu (Utara|Selatan)$/);
  });

  it('should put a name that stands in the text before what is put together of others', () => {
    expect(found('masuk gang kuningan sblh masjid', served(YOGYA))[0]?.label).toContain('Gang Kuningan');
    expect(found('gang kuningan', served(YOGYA))[0]?.label).toBe('Gang Kuningan');
    expect(found('jl kuningan', served(YOGYA))[0]?.label).toBe('Jalan Kuningan');
  });
});
