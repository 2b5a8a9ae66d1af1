import type { Region } from '../../domain/region.js';
import { otherNumber } from '../names/number-forms.js';

const PROVINCE_ALIASES: Readonly<Record<string, readonly string[]>> = {
  '11': ['Nanggroe Aceh Darussalam', 'NAD'],
  '12': ['Sumatra Utara', 'Sumut'],
  '13': ['Sumatra Barat', 'Sumbar'],
  '16': ['Sumatra Selatan', 'Sumsel'],
  '19': ['Bangka Belitung', 'Babel'],
  '21': ['Kepri'],
  '31': ['Jakarta', 'DKI'],
  '32': ['Jabar'],
  '33': ['Jateng'],
  '34': ['Yogyakarta', 'DIY', 'DI Yogyakarta'],
  '35': ['Jatim'],
  '52': ['NTB'],
  '53': ['NTT'],
  '61': ['Kalbar'],
  '62': ['Kalteng'],
  '63': ['Kalsel'],
  '64': ['Kaltim'],
  '65': ['Kaltara', 'Kalut'],
  '71': ['Sulut'],
  '72': ['Sulteng'],
  '73': ['Sulsel'],
  '74': ['Sultra'],
  '76': ['Sulbar'],
  '82': ['Malut'],
};

const REGENCY_ALIASES: Readonly<Record<string, readonly string[]>> = {
  '31.71': ['Jakpus'],
  '31.72': ['Jakut'],
  '31.73': ['Jakbar'],
  '31.74': ['Jaksel'],
  '31.75': ['Jaktim'],
  '33.72': ['Solo'],
  '36.74': ['Tangsel'],
};

const KIND_TITLE = /^(kabupaten administrasi|kota administrasi|kabupaten|kota)\s+/i;

/** The names under which a region is searched. The screen's name comes first. */
export function searchNames(region: Pick<Region, 'code' | 'level' | 'name'>): string[] {
  if (region.level === 1) return [region.name, ...(PROVINCE_ALIASES[region.code] ?? [])];
  if (region.level !== 2) return [region.name, ...otherNumber(region.name)];
  const bare = region.name.replace(KIND_TITLE, '');
  const names = [bare, ...(REGENCY_ALIASES[region.code] ?? [])];
  return region.name.toLowerCase().startsWith('kota ') ? [...names, `Kota ${bare}`] : names;
}

/** The name as a person would say it: "Kecamatan Danau Sipin", "Provinsi Jambi"; villages and kabupaten/kota as stored. */
export function spokenName(region: Pick<Region, 'level' | 'name'>): string {
  if (region.level === 3) return `Kecamatan ${region.name}`;
  return region.level === 1 ? `Provinsi ${region.name}` : region.name;
}
