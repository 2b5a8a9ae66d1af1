import type { ClinicFigures, FileLanguage } from '#siaga/contracts';
import { CSV_START, csvLine } from '#siaga/tabular';
import type { z } from 'zod';

/** A file of figures, and the name under which it is saved. */
export interface FiguresFile {
  readonly name: string;
  readonly body: string;
}

type Column = keyof typeof CELLS;
type Words = Readonly<Record<Column, string>> & { readonly title: string };

const minutes = (seconds: number | null): number | null =>
  seconds === null ? null : Math.round(seconds / 6) / 10;

/** What stands in each column, in their order: counts as they are, times in minutes. */
const CELLS = {
  clinic: (_: ClinicFigures, name: string): string => name,
  week: ({ week }: ClinicFigures) => week,
  people: ({ people }: ClinicFigures) => people,
  online: ({ online }: ClinicFigures) => online,
  walkedIn: ({ walkedIn }: ClinicFigures) => walkedIn,
  noShows: ({ noShows }: ClinicFigures) => noShows,
  served: ({ served }: ClinicFigures) => served,
  inStandard: ({ inStandard }: ClinicFigures) => inStandard,
  promised: ({ promised }: ClinicFigures) => promised,
  kept: ({ kept }: ClinicFigures) => kept,
  bookedP50: ({ booked }: ClinicFigures) => minutes(booked.p50S),
  bookedP90: ({ booked }: ClinicFigures) => minutes(booked.p90S),
  walkInP50: ({ walkIn }: ClinicFigures) => minutes(walkIn.p50S),
  walkInP90: ({ walkIn }: ClinicFigures) => minutes(walkIn.p90S),
  admissionP50: ({ admission }: ClinicFigures) => minutes(admission.p50S),
  admissionP90: ({ admission }: ClinicFigures) => minutes(admission.p90S),
  pharmacyP50: ({ pharmacy }: ClinicFigures) => minutes(pharmacy.p50S),
  pharmacyP90: ({ pharmacy }: ClinicFigures) => minutes(pharmacy.p90S),
  startedLate: ({ startedLateS }: ClinicFigures) => minutes(startedLateS),
  idle: ({ idleS }: ClinicFigures) => minutes(idleS),
};
const COLUMNS = Object.keys(CELLS) as Column[];

const WORDS: Readonly<Record<z.output<typeof FileLanguage>, Words>> = {
  id: {
    title: 'angka-poli',
    clinic: 'Poli',
    week: 'Minggu mulai',
    people: 'Pasien',
    online: 'Daftar daring',
    walkedIn: 'Datang langsung',
    noShows: 'Tidak hadir',
    served: 'Dilayani',
    inStandard: 'Menunggu paling lama 60 menit',
    promised: 'Dilayani dengan janji',
    kept: 'Janji ditepati',
    bookedP50: 'Menunggu, punya nomor, P50 (menit)',
    bookedP90: 'Menunggu, punya nomor, P90 (menit)',
    walkInP50: 'Menunggu, datang langsung, P50 (menit)',
    walkInP90: 'Menunggu, datang langsung, P90 (menit)',
    admissionP50: 'Menunggu pendaftaran, P50 (menit)',
    admissionP90: 'Menunggu pendaftaran, P90 (menit)',
    pharmacyP50: 'Menunggu obat, P50 (menit)',
    pharmacyP90: 'Menunggu obat, P90 (menit)',
    startedLate: 'Sesi mulai terlambat (menit)',
    idle: 'Dokter tanpa pasien (menit per sesi)',
  },
  en: {
    title: 'clinic-figures',
    clinic: 'Clinic',
    week: 'Week from',
    people: 'Patients',
    online: 'Booked online',
    walkedIn: 'Walked in',
    noShows: 'Did not come',
    served: 'Served',
    inStandard: 'Waited 60 minutes at most',
    promised: 'Served with a promise',
    kept: 'Promises kept',
    bookedP50: 'Wait, booked, P50 (min)',
    bookedP90: 'Wait, booked, P90 (min)',
    walkInP50: 'Wait, walked in, P50 (min)',
    walkInP90: 'Wait, walked in, P90 (min)',
    admissionP50: 'Wait for admission, P50 (min)',
    admissionP90: 'Wait for admission, P90 (min)',
    pharmacyP50: 'Wait for medicine, P50 (min)',
    pharmacyP90: 'Wait for medicine, P90 (min)',
    startedLate: 'Session began late (min)',
    idle: 'Doctor without a patient (min a session)',
  },
};

/** The weeks of a facility's clinics as CSV; `names` are those of the clinics by their ids. */
export function figuresFile(
  weeks: readonly ClinicFigures[],
  names: ReadonlyMap<string, string>,
  { language, from, to }: { language: z.output<typeof FileLanguage>; from: string; to: string },
): FiguresFile {
  const words = WORDS[language];
  const lines = weeks.map((week) =>
    csvLine(COLUMNS.map((column) => CELLS[column](week, names.get(week.clinicId) ?? ''))),
  );
  return {
    name: `${words.title}-${from}-${to}.csv`,
    body: [CSV_START, csvLine(COLUMNS.map((column) => words[column])), ...lines].join(''),
  };
}
