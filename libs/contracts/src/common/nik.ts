/** What the sixteen digits of a NIK say: `PP KK CC DDMMYY SSSS`. The area is where the person was first registered. */
export interface ReadNik {
  /** Dotted code of the kecamatan of the first registration. */
  readonly areaCode: string;
  readonly sex: 'male' | 'female';
  /** The dates of birth that the two digits of the year may mean, newest first, as yyyy-mm-dd; never one in the future. */
  readonly bornOn: readonly string[];
}

export type NikProblem = 'not_16_digits' | 'no_such_day' | 'no_serial';

const NIK = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{4})$/;
const WOMANS_DAY = 40;
const CENTURIES = [2000, 1900] as const;

/**
 * Reads a NIK by its form alone, which proves nothing of who shows it: there is no check digit. A woman's day of birth has 40 added. The
 * century is not written, so both are tried and cross-checked with `bornOn` by who knows it. `today` is yyyy-mm-dd. An area that no list
 * knows is no problem of the NIK: old codes stay valid.
 */
export function readNik(text: string, today: string): ReadNik | { readonly problem: NikProblem } {
  const [whole, province, regency, district, dd, mm, yy, serial] =
    NIK.exec(text.replace(/[\s.-]/g, '')) ?? [];
  if (whole === undefined) return { problem: 'not_16_digits' };
  if (serial === '0000') return { problem: 'no_serial' };
  const written = Number(dd);
  const isWoman = written > WOMANS_DAY;
  const day = isWoman ? written - WOMANS_DAY : written;
  const bornOn = CENTURIES.map((century) => dateOf(century + Number(yy), Number(mm), day)).filter(
    (date): date is string => date !== null && date <= today,
  );
  if (bornOn.length === 0) return { problem: 'no_such_day' };
  return {
    areaCode: `${province}.${regency}.${district}`,
    sex: isWoman ? 'female' : 'male',
    bornOn,
  };
}

/** The date as yyyy-mm-dd, or null when the calendar has none (29 February of 1900). */
function dateOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
