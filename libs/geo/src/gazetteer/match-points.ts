import { foldWord } from '../text/fold.js';
import { wordSimilarity } from '../text/edit-distance.js';
import { canonicalNameWords } from '../text/tokens.js';
import type { NameRow, PointRow } from './sources.js';

/** The name of a region as compared between lists: titles off, words joined, folded by sound. */
export function nameKey(name: string): string {
  const bare = name.replace(/^(kabupaten administrasi|kota administrasi|kabupaten|kota adm\.?)\s+/i, '');
  return foldWord(canonicalNameWords(bare).join(''));
}

/** Kecamatan and kabupaten repeat for each of their villages. */
function rememberKeys(): (name: string) => string {
  const keys = new Map<string, string>();
  return (name) => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = nameKey(name);
    keys.set(name, key);
    return key;
  };
}

interface OfficialNames {
  readonly regencies: ReadonlyMap<string, string>;
  readonly districts: ReadonlyMap<string, string>;
}

/** What is kept of each village of the point list. */
export interface VillagePoint {
  readonly lon: number;
  readonly lat: number;
  readonly postalCode: string | null;
}

interface Candidate extends VillagePoint {
  readonly village: string;
  readonly district: string;
}

const SAME_NAME = 0.7;

/**
 * Finds the point of an official village. Codes were given anew when provinces, kabupaten and kecamatan were split, so
 * a code counts only when the village's or the kecamatan's name agrees; then the name within kecamatan and kabupaten;
 * then the name within the kabupaten when it is the only one.
 */
export class PointMatcher {
  private readonly parentKey = rememberKeys();
  private readonly byCode = new Map<string, Candidate>();
  private readonly byDistrict = new Map<string, Candidate | null>();
  private readonly byRegency = new Map<string, Candidate | null>();

  constructor(private readonly official: OfficialNames) {}

  /** Adds one row of the point list. */
  add(row: PointRow): void {
    const village = nameKey(row.village);
    const district = this.parentKey(row.district);
    const regency = this.parentKey(row.city);
    const postal = String(row.postal ?? '').trim();
    const candidate: Candidate = {
      lon: row.longitude,
      lat: row.latitude,
      postalCode: /^\d{5}$/.test(postal) ? postal : null,
      village,
      district,
    };
    this.byCode.set(row.code, candidate);
    addUnique(this.byDistrict, `${regency}|${district}|${village}`, candidate);
    addUnique(this.byRegency, `${regency}|${village}`, candidate);
  }

  /** The village's point, or null when no row of the point list is surely the same village. */
  find(village: NameRow): VillagePoint | null {
    const name = nameKey(village.name);
    const district = this.parentKey(this.official.districts.get(village.code.slice(0, 8)) ?? '');
    const regency = this.parentKey(this.official.regencies.get(village.code.slice(0, 5)) ?? '');
    const sameCode = this.byCode.get(village.code);
    if (sameCode !== undefined && agrees(sameCode, name, district)) return sameCode;
    return (
      this.byDistrict.get(`${regency}|${district}|${name}`) ??
      this.byRegency.get(`${regency}|${name}`) ??
      null
    );
  }
}

function agrees(candidate: Candidate, name: string, district: string): boolean {
  if (candidate.village === name) return true;
  return candidate.district === district || wordSimilarity(candidate.village, name) >= SAME_NAME;
}

/** Null marks a name that several villages bear: it proves nothing. */
function addUnique(map: Map<string, Candidate | null>, key: string, candidate: Candidate): void {
  map.set(key, map.has(key) ? null : candidate);
}
