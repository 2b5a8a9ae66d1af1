import { type ApiInput } from '#siaga/contracts';
import { JAMBI_REGION, type Random } from '#siaga/simulation';

/** Somebody who comes by air; invented. */
export interface Traveller {
  readonly person: Extract<ApiInput<'enterTravellers'>['travellers'][number], { direction: 'in' }>['person'];
  readonly seat: string;
  /** Has a phone that scans the officer's code; who has none gets a code on paper. */
  readonly hasPhone: boolean;
  /** Asked about complaints at the post; else the first report comes from their own phone. */
  readonly isAsked: boolean;
  readonly isIll: boolean;
}

/** One flight with the travellers who live in the city. */
export interface Flight {
  readonly number: string;
  readonly origin: string;
  readonly travellers: readonly Traveller[];
}

const FLIGHTS = [
  ['GA 130', 'Jakarta'],
  ['JT 604', 'Jakarta'],
  ['ID 6802', 'Jakarta'],
  ['JT 242', 'Batam'],
  ['QG 988', 'Jakarta'],
  ['IW 1117', 'Padang'],
] as const;
const NAMES = ['Agus', 'Bunga', 'Cahya', 'Dian', 'Endang', 'Faisal', 'Gita', 'Hendra'];
const FAMILIES = ['Misal', 'Andai', 'Umpama'];
const A_FLIGHT = 4;

/** The flights of a shift, the same for the same seed; NIKs are nobody's. Most have a phone, one in twelve is ill. */
export function flights(random: Random): Flight[] {
  return FLIGHTS.map(([number, origin], flight) => ({
    ...{ number, origin },
    travellers: Array.from({ length: A_FLIGHT }, (_, seat) => traveller(flight * A_FLIGHT + seat, random)),
  }));
}

function traveller(n: number, random: Random): Traveller {
  const day = String(1 + (n % 28)).padStart(2, '0');
  return {
    person: {
      name: `${NAMES[n % NAMES.length] ?? ''} ${FAMILIES[n % FAMILIES.length] ?? ''}`,
      nik: `${JAMBI_REGION.replace('.', '')}05${day}0390${String(n + 1).padStart(4, '0')}`,
      ...{ bornOn: `1990-03-${day}`, sex: 'male', phone: `0812-5553-${String(1_000 + n)}` },
      ...{ address: `Jalan Contoh ${String(50 + n)}`, rt: String(1 + (n % 9)).padStart(2, '0'), rw: '04' },
      risks: [],
    },
    seat: `${String(Math.round(random.between(3, 28)))}${random.pick(['A', 'B', 'C', 'D'])}`,
    hasPhone: n % 6 !== 5,
    isAsked: n % 2 === 0,
    isIll: n % 12 === 4,
  };
}
