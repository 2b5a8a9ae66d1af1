import type { BedCapacity, Facility } from '#siaga/contracts';
import type { ParsedRow } from './source-row.js';

/** A facility told in words: it is placed by its address, with the address's accuracy. */
export interface FacilityFact {
  /** Stays the same over the years; a second import finds the facility by it. */
  key: string;
  name: string;
  kind: Facility['kind'];
  /** Street, "Kel. X", "Kec. Y". */
  address: string;
  /** Kemendagri code of its kabupaten/kota, for example 15.71. */
  regionCode: string;
  phone: string | null;
  kemkesCode: string | null;
  isAlwaysOpen: boolean;
  openHours: Facility['openHours'];
  erLevel: Facility['erLevel'];
  capabilities: Facility['capabilities'];
  /** Beds it starts with; counts that people report later stay. */
  beds: Omit<BedCapacity, 'updatedAt'>[];
}

/** The fact as a row of an import. */
export function rowOfFact(fact: FacilityFact, index: number): ParsedRow {
  const { key, beds, ...own } = fact;
  return {
    ...own,
    line: index + 1,
    sourceKey: key,
    provinceName: null,
    regencyName: null,
    districtName: null,
    stated: null,
    firstBeds: beds,
  };
}
