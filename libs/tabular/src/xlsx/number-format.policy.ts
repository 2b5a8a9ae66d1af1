/** What a number format makes of a number. */
export type NumberForm = 'number' | 'date' | 'time' | 'moment' | { zeros: number };

const DATES = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const TIMES = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47]);
const MOMENTS = new Set([22]);

/** The form of a built-in format by its number, or of a format code (ECMA-376 part 1, 18.8.30 and 18.8.31). */
export function numberFormOf(id: number, code: string | null): NumberForm {
  if (DATES.has(id)) return 'date';
  if (TIMES.has(id)) return 'time';
  if (MOMENTS.has(id)) return 'moment';
  return code === null ? 'number' : formOfCode(code);
}

function formOfCode(code: string): NumberForm {
  const [positive = ''] = code.split(';');
  const bare = positive
    .replace(/\\./g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/[_*]./g, '')
    .trim();
  if (/^0{2,}$/.test(bare)) return { zeros: bare.length };
  if (/^(general|standard|standar)$/i.test(bare)) return 'number';
  const hasDay = /[dy]/i.test(bare) || /m{3,}/i.test(bare);
  const hasHour = /[hs]/i.test(bare);
  if (hasDay) return hasHour ? 'moment' : 'date';
  return hasHour ? 'time' : 'number';
}

const DAY_MS = 86_400_000;
/** Day 0 of the calendar that counts from 1900, whose 29 February 1900 never was. */
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);
const LAST_SERIAL = 2_958_466;
/** Spreadsheets keep days as fractions: a whole second comes out as almost one. */
const SNAP_MS = 20;

/** What the wall clock showed at a spreadsheet's serial number, as `2026-11-28 09:15:31`; null beyond the year 9999. */
export function serialToText(
  serial: number,
  form: 'date' | 'time' | 'moment',
  is1904 = false,
): string | null {
  if (!(serial >= 0 && serial < LAST_SERIAL)) return null;
  const exactMs = Math.round(serial * DAY_MS);
  const secondMs = Math.round(exactMs / 1_000) * 1_000;
  const dayMs = Math.abs(exactMs - secondMs) <= SNAP_MS ? secondMs : exactMs;
  const iso = new Date((is1904 ? EPOCH_1904_MS : EPOCH_1900_MS) + dayMs).toISOString();
  const clock = iso.slice(11, 23).replace(/\.000$/, '');
  if (form === 'time' && serial < 1) return clock;
  const hasClock = form !== 'date' || dayMs % DAY_MS !== 0;
  return hasClock ? `${iso.slice(0, 10)} ${clock}` : iso.slice(0, 10);
}
