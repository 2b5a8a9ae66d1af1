import type { Point } from '#siaga/contracts';

/** A kecamatan with the points of its villages. */
export interface DistrictFact {
  code: string;
  name: string;
  regencyCode: string;
  villages: readonly Point[];
}

/** A kabupaten or kota. */
export interface RegencyFact {
  code: string;
  name: string;
  provinceCode: string;
}

/** What lies nearest to a point. */
export interface NearestDistrict {
  districtCode: string;
  regencyCode: string;
  distanceM: number;
}

/** The official region tree (Kemendagri), as the importer asks it. Names are compared folded. */
export interface RegionDirectory {
  /** Regencies of the provinces of this name, today's daughters of a province that was split included. */
  regenciesOfProvince(provinceName: string): readonly RegencyFact[];
  regency(code: string): RegencyFact | null;
  /** Regencies of this name ("Kab. Sleman", "KOTA JAMBI", "Sleman"), in one province when it is named. */
  regenciesNamed(name: string, provinceName: string | null): readonly RegencyFact[];
  districts(regencyCode: string): readonly DistrictFact[];
  /** The district of the village nearest to a point, or null when none lies within 50 km. */
  nearest(point: Point): NearestDistrict | null;
}
