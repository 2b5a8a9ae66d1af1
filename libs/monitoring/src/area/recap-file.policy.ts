import type { AreaDay, AreaUnit, FileLanguage } from '#siaga/contracts';
import { CSV_START, csvLine } from '#siaga/tabular';
import type { z } from 'zod';
import { sumOfKinds } from '../domain/area-days.policy.js';

/** A file of the recap, and the name under which it is saved. */
export interface RecapFile {
  readonly name: string;
  readonly body: string;
}

/** Who answers for a part of an area, and its days. */
export interface RecapPart {
  readonly unit: Pick<AreaUnit, 'name' | 'regionCode'>;
  readonly days: readonly AreaDay[];
}

type Column = keyof typeof CELLS;
type Words = Readonly<Record<Column | 'file' | 'sum', string>>;

/** What stands in each column, in the order in which offices have it. */
const CELLS = {
  date: ({ date }: AreaDay) => date,
  unit: (_: AreaDay, { name }: RecapPart['unit']): string => name,
  regionCode: (_: AreaDay, { regionCode }: RecapPart['unit']): string => regionCode,
  otg: ({ open }: AreaDay) => open.otg,
  odp: ({ open }: AreaDay) => open.odp,
  pdp: ({ open }: AreaDay) => open.pdp,
  opj: ({ open }: AreaDay) => open.traveller,
  contact: ({ open }: AreaDay) => open.contact,
  open: ({ open }: AreaDay) => sumOfKinds(open),
  entered: ({ entered }: AreaDay) => sumOfKinds(entered),
  completed: ({ completed }: AreaDay) => completed,
  referred: ({ referred }: AreaDay) => referred,
  died: ({ died }: AreaDay) => died,
  lost: ({ lost }: AreaDay) => lost,
  cancelled: ({ cancelled }: AreaDay) => cancelled,
  due: ({ due }: AreaDay) => due,
  reported: ({ reported }: AreaDay) => reported,
  notReported: ({ due, reported }: AreaDay) => due - reported,
  silent: ({ silent }: AreaDay) => silent,
  signs: ({ signs }: AreaDay) => signs,
};
const COLUMNS = Object.keys(CELLS) as Column[];

const WORDS: Readonly<Record<z.output<typeof FileLanguage>, Words>> = {
  id: {
    file: 'rekap-pemantauan',
    sum: 'Jumlah',
    date: 'Tanggal',
    unit: 'Puskesmas',
    regionCode: 'Kode wilayah',
    otg: 'OTG',
    odp: 'ODP',
    pdp: 'PDP',
    opj: 'OPJ',
    contact: 'Kontak',
    open: 'Dipantau',
    entered: 'Baru',
    completed: 'Selesai sehat',
    referred: 'Dirujuk',
    died: 'Meninggal',
    lost: 'Hilang kontak',
    cancelled: 'Dibatalkan',
    due: 'Wajib lapor',
    reported: 'Lapor',
    notReported: 'Tidak lapor',
    silent: 'Tanpa kabar',
    signs: 'Bergejala',
  },
  en: {
    file: 'follow-up-recap',
    sum: 'Total',
    date: 'Date',
    unit: 'Puskesmas',
    regionCode: 'Area code',
    otg: 'OTG',
    odp: 'ODP',
    pdp: 'PDP',
    opj: 'OPJ',
    contact: 'Contact',
    open: 'Followed up',
    entered: 'New',
    completed: 'Completed, well',
    referred: 'Referred',
    died: 'Died',
    lost: 'Lost contact',
    cancelled: 'Cancelled',
    due: 'Due to report',
    reported: 'Reported',
    notReported: 'Not reported',
    silent: 'Silent',
    signs: 'With signs',
  },
};

/** True for a day on which there is nothing to tell of a part. */
function isQuiet(day: AreaDay): boolean {
  return COLUMNS.every(
    (column) => ['date', 'unit', 'regionCode'].includes(column) || count(column, day) === 0,
  );
}

function count(column: Column, day: AreaDay): string | number {
  return CELLS[column](day, { name: '', regionCode: '' });
}

/** The recap: of each day a line for each puskesmas that had anybody, and below them their sum. */
export function recapFile(
  parts: readonly RecapPart[],
  sums: readonly AreaDay[],
  { language, from, to }: { language: z.output<typeof FileLanguage>; from: string; to: string },
): RecapFile {
  const words = WORDS[language];
  const line = (day: AreaDay, unit: RecapPart['unit']): string =>
    csvLine(COLUMNS.map((column) => CELLS[column](day, unit)));
  const inOrder = [...parts].sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'id'));
  const lines = sums.flatMap((sum, at) => [
    ...inOrder.flatMap(({ unit, days }) => {
      const day = days[at];
      return day === undefined || isQuiet(day) ? [] : line(day, unit);
    }),
    line(sum, { name: words.sum, regionCode: '' }),
  ]);
  return {
    name: `${words.file}-${from}-${to}.csv`,
    body: [CSV_START, csvLine(COLUMNS.map((column) => words[column])), ...lines].join(''),
  };
}
