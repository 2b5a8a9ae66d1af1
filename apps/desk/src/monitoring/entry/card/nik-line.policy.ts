import { readNik } from '#siaga/contracts';

/** Letters that digits are taken for. */
const DIGITS: Readonly<Record<string, string>> = {
  ...{
    O: '0',
    o: '0',
    D: '0',
    Q: '0',
    C: '0',
    U: '0',
    I: '1',
    l: '1',
    i: '1',
    '|': '1',
    '!': '1',
    L: '1',
    ']': '1',
    '[': '1',
  },
  ...{ Z: '2', z: '2', A: '4', S: '5', s: '5', G: '6', b: '6', T: '7', '?': '7', B: '8', g: '9', q: '9' },
};
const NIK_LENGTH = 16;
/** More than a colon or an edge read as a digit is another number. */
const LONGEST = 19;

/** The digits of a text, letters that were taken for digits too. */
export function digitsOf(text: string): string {
  return text.replace(/\D/gu, (char) => DIGITS[char] ?? '');
}

/** What the other lines of the card say of its holder. */
export interface SaidElsewhere {
  readonly bornOn: string | null;
  readonly sex: 'male' | 'female' | null;
}

export interface PickedNik {
  readonly nik: string;
  /** What the card's other lines say otherwise, or do not say. */
  readonly agrees: { readonly bornOn: boolean; readonly sex: boolean };
}

/** Every NIK that a line may mean: a colon or the card's edge may have been read as one digit more. */
function candidates(text: string, today: string): string[] {
  const digits = digitsOf(text);
  if (digits.length < NIK_LENGTH || digits.length > LONGEST) return [];
  return Array.from({ length: digits.length - NIK_LENGTH + 1 }, (_, at) =>
    digits.slice(at, at + NIK_LENGTH),
  ).filter((nik) => !('problem' in readNik(nik, today)));
}

/** One reading of the line, and how much it counts. */
export interface NikReading {
  readonly text: string;
  readonly weight: number;
}

/** Of all readings of the line the one that the card's other lines agree with most, then the one that counts most. */
export function pickNik(
  readings: readonly NikReading[],
  said: SaidElsewhere,
  today: string,
): PickedNik | null {
  const votes = new Map<string, number>();
  for (const { text, weight } of readings)
    // The last window is the likeliest: what is read too much stands before the number.
    for (const nik of candidates(text, today)) votes.set(nik, (votes.get(nik) ?? 0) + weight);
  let picked: PickedNik | null = null;
  let most = -1;
  for (const [nik, count] of votes) {
    const agrees = agreement(nik, said, today);
    const worth = (agrees.bornOn ? 100 : 0) + (agrees.sex ? 20 : 0) + count;
    if (worth < most) continue;
    most = worth;
    picked = { nik, agrees };
  }
  return picked;
}

function agreement(nik: string, { bornOn, sex }: SaidElsewhere, today: string): PickedNik['agrees'] {
  const read = readNik(nik, today);
  if ('problem' in read) return { bornOn: false, sex: false };
  return { bornOn: bornOn !== null && read.bornOn.includes(bornOn), sex: sex === read.sex };
}
