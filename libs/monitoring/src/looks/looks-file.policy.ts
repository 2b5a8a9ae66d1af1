import type { CaseLook, FileLanguage, LookKind } from '#siaga/contracts';
import { CSV_START, csvLine } from '#siaga/tabular';
import type { z } from 'zod';

/** Who saw whom as a file, and the name under which it is saved. */
export interface LooksFile {
  readonly name: string;
  readonly body: string;
}

type Column = keyof typeof CELLS;
interface Words {
  readonly file: string;
  readonly own: string;
  readonly columns: Readonly<Record<Column, string>>;
  readonly kinds: Readonly<Record<LookKind, string>>;
}

const CELLS = {
  at: ({ at }: CaseLook) => at,
  who: ({ by }: CaseLook, { own }: Words) => by?.displayName ?? own,
  username: ({ by }: CaseLook) => by?.username ?? '',
  accountId: ({ by }: CaseLook) => by?.id ?? '',
  kind: ({ kind }: CaseLook, { kinds }: Words) => kinds[kind],
  did: ({ did }: CaseLook) => did ?? '',
  person: ({ person }: CaseLook) => person ?? '',
  caseId: ({ caseId }: CaseLook) => caseId ?? '',
  rows: ({ rows }: CaseLook) => rows,
  regions: ({ regionCodes }: CaseLook) => regionCodes.join(' '),
  from: ({ from }: CaseLook) => from ?? '',
};
const COLUMNS = Object.keys(CELLS) as Column[];

const WORDS: Readonly<Record<z.output<typeof FileLanguage>, Words>> = {
  id: {
    file: 'siapa-melihat',
    own: 'orangnya sendiri',
    columns: {
      at: 'Waktu',
      who: 'Siapa',
      username: 'Nama masuk',
      accountId: 'Akun',
      kind: 'Cara',
      did: 'Tindakan',
      person: 'Orang',
      caseId: 'Kasus',
      rows: 'Jumlah orang',
      regions: 'Kode wilayah',
      from: 'Dari jaringan',
    },
    kinds: {
      viewed: 'membuka kasus',
      trail: 'melihat jejak lokasi',
      listed: 'membaca daftar',
      searched: 'mencari',
      exported: 'mengambil berkas',
      changed: 'mengubah kasus',
    },
  },
  en: {
    file: 'who-saw',
    own: 'the person',
    columns: {
      at: 'Time',
      who: 'Who',
      username: 'Sign-in name',
      accountId: 'Account',
      kind: 'How',
      did: 'Act',
      person: 'Person',
      caseId: 'Case',
      rows: 'People',
      regions: 'Area codes',
      from: 'From network',
    },
    kinds: {
      viewed: 'opened the case',
      trail: 'saw where they were',
      listed: 'read a list',
      searched: 'searched',
      exported: 'took a file',
      changed: 'changed the case',
    },
  },
};

/** Who saw whom as CSV, the newest first; times as instants, so that they fall in no doubt. */
export function looksFile(
  looks: readonly CaseLook[],
  { language, from, until }: { language: z.output<typeof FileLanguage>; from: string; until: string },
): LooksFile {
  const words = WORDS[language];
  return {
    name: `${words.file}-${from.slice(0, 10)}-${until.slice(0, 10)}.csv`,
    body: [
      CSV_START,
      csvLine(COLUMNS.map((column) => words.columns[column])),
      ...looks.map((look) => csvLine(COLUMNS.map((column) => CELLS[column](look, words)))),
    ].join(''),
  };
}
