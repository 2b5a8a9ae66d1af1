import { type WallTime } from '#siaga/contracts';

const US_TIME = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2}):(\d{2}) ([AP])M$/;

/** Reads `04/07/2020 11:53:08 PM`; null when the text has another form. */
export function parseUsWallTime(text: string): WallTime | null {
  const match = US_TIME.exec(text.trim());
  if (!match) return null;
  const [month = 0, day = 0, year = 0, hour12 = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (hour12 < 1 || hour12 > 12) return null;
  return { year, month, day, hour: (hour12 % 12) + (match[7] === 'P' ? 12 : 0), minute, second };
}

const ISO_TIME = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/;

/** Reads `2026-08-11 09:15:31`, as telephone exchanges write it; null when the text has another form. */
export function parseIsoWallTime(text: string): WallTime | null {
  const match = ISO_TIME.exec(text.trim());
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  return { year, month, day, hour, minute, second };
}
