import { describe, expect, it } from '@jest/globals';
import { parseRow } from './parse-row.policy.js';
import { IMPORT_PRESETS, type ImportPreset } from './presets.js';
import type { SourceRow } from './source-row.js';

const [KEMENKES] = IMPORT_PRESETS as [ImportPreset];

const texts = (overrides: Partial<SourceRow> = {}): SourceRow => ({
  line: 5,
  code: 'P1571070201',
  name: 'PAAL MERAH II',
  kind: 'PUSKESMAS',
  address: 'Jl. KH. Tomok,  Kec. Pelayangan',
  provinceName: 'JAMBI',
  regencyName: null,
  districtName: null,
  regionCode: null,
  lon: '103.654228',
  lat: '-1.582604',
  accuracyM: null,
  phone: null,
  erLevel: null,
  capabilities: null,
  isAlwaysOpen: null,
  ...overrides,
});

describe('parseRow', () => {
  it('should read a row of the Kemenkes list', () => {
    expect(parseRow(texts(), KEMENKES)).toMatchObject({
      ok: true,
      notes: [],
      row: {
        sourceKey: 'P1571070201',
        kemkesCode: 'P1571070201',
        name: 'Puskesmas Paal Merah II',
        kind: 'puskesmas',
        address: 'Jl. KH. Tomok, Kec. Pelayangan',
        stated: { point: { lon: 103.654228, lat: -1.582604 }, decimals: 6 },
      },
    });
  });

  it.each([
    ['RUMAH SAKIT', 'hospital'],
    ['RSUD', 'hospital'],
    ['Rumah Sakit', 'hospital'],
    ['Puskesmas', 'puskesmas'],
    ['klinik', 'clinic'],
    ['ambulance_post', 'ambulance_post'],
  ])('should take the kind %s for %s', (kind, expected) => {
    expect(parseRow(texts({ kind }), KEMENKES)).toMatchObject({ row: { kind: expected } });
  });

  it.each([
    ['name', { name: null }],
    ['kind', { kind: 'DINAS PROVINSI' }],
    ['region_code', { regionCode: '1571' }],
    ['er_level', { erLevel: '5' }],
    ['capabilities', { capabilities: 'icu;teleport' }],
  ])('should refuse a row for its %s, with line and field', (field, overrides) => {
    expect(parseRow(texts(overrides), KEMENKES)).toMatchObject({ ok: false, problems: [{ line: 5, field }] });
  });

  it.each([
    ['lon', { lon: '119415581' }],
    ['lat', { lat: 'abc' }],
    ['lon', { lon: '0', lat: '0' }],
    ['lon', { lon: '-1.6101', lat: '103.6131' }],
    ['lon', { lon: '1.036.131', lat: '-16.101' }],
  ])('should drop a point whose %s cannot be one, and note it', (field, overrides) => {
    expect(parseRow(texts(overrides), KEMENKES)).toMatchObject({
      ok: true,
      row: { stated: null },
      notes: [{ line: 5, field }],
    });
  });

  it.each([
    ['103,6131', '-1,6101'],
    ['103°36\'47"E', '1°36\'36"S'],
  ])('should read a point written %s, %s', (lon, lat) => {
    const parsed = parseRow(texts({ lon, lat }), KEMENKES);
    expect(parsed.ok && parsed.row.stated?.point.lon).toBeCloseTo(103.613, 3);
    expect(parsed.ok && parsed.row.stated?.point.lat).toBeCloseTo(-1.61, 3);
  });

  it('should keep no formula and no shortened number, and say so', () => {
    const parsed = parseRow(texts({ phone: '8,13E+10', address: '=HYPERLINK("http://x")' }), KEMENKES);
    expect(parsed).toMatchObject({
      ...{ ok: true, row: { phone: null, address: '' } },
      notes: expect.arrayContaining([
        expect.objectContaining({ line: 5, field: 'phone' }),
        expect.objectContaining({ line: 5, field: 'address' }),
      ]),
    });
    expect(parseRow(texts({ name: '=A1' }), KEMENKES)).toMatchObject({
      ok: false,
      problems: [{ field: 'name' }],
    });
    expect(parseRow(texts({ phone: '0741-60001 (IGD)' }), KEMENKES)).toMatchObject({
      row: { phone: '0741-60001 (IGD)' },
    });
  });

  it('should key a row without a code by its name and place', () => {
    const a = parseRow(texts({ code: null, regencyName: 'KOTA JAMBI, JAMBI', line: 3 }), KEMENKES);
    const b = parseRow(texts({ code: null, regencyName: 'Kota Jambi,  Jambi', line: 9 }), KEMENKES);
    expect(a.ok && a.row.sourceKey).toBe('paalmerah2@kotajambijambi');
    expect(b.ok && b.row.sourceKey).toBe(a.ok && a.row.sourceKey);
  });
});
