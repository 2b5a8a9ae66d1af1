import type { MonitoredKind } from '#siaga/contracts';

const KINDS: readonly (readonly [RegExp, MonitoredKind])[] = [
  [/^otg\b|tanpa gejala/, 'otg'],
  [/^odp\b|orang dalam pemantauan/, 'odp'],
  [/^pdp\b|pasien dalam pengawasan|^suspe[ck]/, 'pdp'],
  [/^opj\b|pelaku perjalanan|^traveller$|^pendatang|^pemudik/, 'traveller'],
  [/kontak|^contact$|^ke$/, 'contact'],
];

/** What somebody is followed up as, in the words of officers; null for none of them. */
export function readKind(text: string): MonitoredKind | null {
  const said = text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  return KINDS.find(([words]) => words.test(said))?.[1] ?? null;
}

/** The sex in the words of officers: `L`, `P`, `Lk`, `perempuan`; null for none. */
export function readSex(text: string): 'male' | 'female' | null {
  const said = text.toLowerCase().replace(/[^a-z]+/g, '');
  if (/^(l|lk|lakilaki|laki|pria|m|male)$/.test(said)) return 'male';
  return /^(p|pr|perempuan|wanita|w|f|female)$/.test(said) ? 'female' : null;
}

/** RT and RW of one cell, `03/01` or `RT 03 RW 01`. */
export function readRtRw(text: string): { rt: string | null; rw: string | null } {
  const [rt = null, rw = null] = text.match(/\d{1,3}/g) ?? [];
  return { rt, rw };
}

/** The name of a region as it is compared: `Kel. Talang Banjar` is `talangbanjar`. */
export function foldRegion(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\s*(kelurahan|desa|kel|ds|kecamatan|kec)\b\.?/, '')
    .replace(/[^a-z0-9]/g, '');
}
