import { getDistricts, getVillages } from 'idn-area-data';
import { describe, expect, it } from '@jest/globals';
import { CreateUnitInput, Facility } from '#siaga/contracts';
import { KOTA_JAMBI, KOTA_JAMBI_FACILITIES, KOTA_JAMBI_UNITS } from './kota-jambi.js';

const ofKind = (kind: string): number => KOTA_JAMBI_FACILITIES.filter((fact) => fact.kind === kind).length;

describe('the demo region', () => {
  it('should have its 20 puskesmas, its hospitals, posts and 14 units', () => {
    expect([
      ofKind('puskesmas'),
      ofKind('hospital'),
      ofKind('ambulance_post'),
      KOTA_JAMBI_UNITS.length,
    ]).toEqual([20, 11, 8, 14]);
  });

  it('should name every facility and unit once', () => {
    expect(new Set(KOTA_JAMBI_FACILITIES.map((fact) => fact.key)).size).toBe(KOTA_JAMBI_FACILITIES.length);
    expect(new Set(KOTA_JAMBI_FACILITIES.map((fact) => fact.name)).size).toBe(KOTA_JAMBI_FACILITIES.length);
    expect(new Set(KOTA_JAMBI_UNITS.map((unit) => unit.callSign)).size).toBe(KOTA_JAMBI_UNITS.length);
  });

  it('should state kelurahan and kecamatan that exist and belong together', async () => {
    const districts = (await getDistricts()).filter(
      (district) => district.regency_code === KOTA_JAMBI.regionCode,
    );
    const nameOf = new Map(districts.map((district) => [district.code, district.name]));
    const villages = (await getVillages()).filter((village) => nameOf.has(village.district_code));
    const known = new Set(
      villages.map((village) => `${village.name}, Kec. ${nameOf.get(village.district_code) ?? ''}`),
    );
    const stated = KOTA_JAMBI_FACILITIES.flatMap((fact) => /Kel\. (.+)$/.exec(fact.address)?.[1] ?? []);
    expect(stated.length).toBeGreaterThan(35);
    expect(stated.filter((place) => !known.has(place))).toEqual([]);
  });

  it('should state what the contracts allow', () => {
    const facts = Facility.pick({ erLevel: true, capabilities: true, openHours: true, kind: true });
    for (const fact of KOTA_JAMBI_FACILITIES) {
      expect(facts.safeParse(fact).success).toBe(true);
      expect(fact.beds.filter((beds) => beds.available > beds.total)).toEqual([]);
    }
    for (const { postKey, ...unit } of KOTA_JAMBI_UNITS) {
      expect(CreateUnitInput.safeParse({ ...unit, regionCode: KOTA_JAMBI.regionCode }).success).toBe(true);
      expect(KOTA_JAMBI_FACILITIES.find((fact) => fact.key === postKey)?.kind).toBe('ambulance_post');
    }
  });
});
