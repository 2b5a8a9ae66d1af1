import { type ApiInput, type MonitoredKind } from '#siaga/contracts';
import { JAMBI_REGION, type Random } from '#siaga/simulation';

/** How somebody in isolation lives with it. */
export type Habit = 'well' | 'ill' | 'calls_help' | 'silent';

/** Somebody of the city who is followed up; invented. */
export interface FollowedPerson {
  readonly habit: Habit;
  readonly kind: MonitoredKind;
  readonly person: ApiInput<'openCase'>['person'];
  /** As they say where they live. */
  readonly village: string;
  readonly place: { readonly lon: number; readonly lat: number };
}

const NAMES = [
  ...['Adi', 'Bayu', 'Citra', 'Dewi', 'Eko', 'Fitri', 'Gilang', 'Hana', 'Indra', 'Joko'],
  ...['Kartika', 'Lestari', 'Maya', 'Nanda', 'Oki', 'Putri', 'Rahmat', 'Sari', 'Tono', 'Wulan'],
];
const VILLAGES = ['Talang Banjar', 'Tanjung Pinang', 'Kenali Besar', 'Simpang III Sipin', 'Payo Lebar'];
const KINDS: readonly MonitoredKind[] = ['odp', 'otg', 'pdp', 'traveller'];
const CENTRE = { lon: 103.61, lat: -1.61 };
const SPAN_DEG = 0.05;
/** Of twenty: three have signs, one needs help, three say nothing. */
const HABITS: readonly Habit[] = [
  ...Array.from({ length: 13 }, (): Habit => 'well'),
  ...(['ill', 'ill', 'ill', 'calls_help', 'silent', 'silent', 'silent'] as const),
];

/** The people in isolation of the demo, the same for the same seed; their NIKs are nobody's. */
export function followedPeople(random: Random): FollowedPerson[] {
  return NAMES.map((name, n) => ({
    habit: HABITS[n] ?? 'well',
    kind: KINDS[n % KINDS.length] ?? 'odp',
    person: {
      name: `${name} Contoh`,
      nik: `${JAMBI_REGION.replace('.', '')}03${String(10 + n)}0885${String(n + 1).padStart(4, '0')}`,
      ...{ bornOn: `1985-08-${String(10 + n)}`, sex: 'male' as const },
      phone: `0812-5557-${String(1_000 + n)}`,
      ...{ address: `Jalan Contoh ${String(n + 1)}`, rt: String(1 + (n % 9)).padStart(2, '0'), rw: '02' },
      risks: n % 7 === 0 ? ['elderly' as const] : [],
    },
    village: VILLAGES[n % VILLAGES.length] ?? '',
    place: {
      lon: CENTRE.lon + random.between(-SPAN_DEG, SPAN_DEG),
      lat: CENTRE.lat + random.between(-SPAN_DEG, SPAN_DEG),
    },
  }));
}
