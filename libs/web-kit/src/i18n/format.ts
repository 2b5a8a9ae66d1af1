import { wallTimeAt, wallTimeToInstant, zoneOffsetMs } from '#siaga/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session-store.js';
import { type Language, useLanguage } from './i18n.js';

const ZONE_NAMES: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};
const DEFAULT_ZONE = 'Asia/Jakarta';

/** How numbers and dates are written in each language. */
const LOCALES: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

const two = (value: number): string => String(value).padStart(2, '0');

/** A running clock: `01.48`, from an hour on `1.02.33`. Takes milliseconds; a negative span shows as zero. */
export function formatClock(ms: number, language: Language): string {
  const totalS = Math.max(0, Math.floor(ms / 1_000));
  const mark = language === 'id' ? '.' : ':';
  const [hours, minutes, seconds] = [
    Math.floor(totalS / 3_600),
    Math.floor((totalS % 3_600) / 60),
    totalS % 60,
  ];
  return [...(hours > 0 ? [String(hours), two(minutes)] : [two(minutes)]), two(seconds)].join(mark);
}

/** A number with its separators: `1.234,5`. Takes how many decimals it has, none when left out. */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  return value.toLocaleString(LOCALES[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** Metres as people say them: `210 m`, `2,1 km`. */
export function formatDistance(metres: number, language: Language): string {
  if (metres < 995) return `${String(Math.round(metres / 10) * 10 || Math.round(metres))} m`;
  const km = metres / 1_000;
  return `${formatNumber(km, language, km < 9.95 ? 1 : 0)} km`;
}

/** A radius as an accuracy: `±40 m`. */
export function formatAccuracy(metres: number, language: Language): string {
  return `±${formatDistance(metres, language)}`;
}

/** A telephone number in groups of four, as it is read aloud: `0811-0000-3891`. Anything else stays as it came. */
export function formatPhone(number: string): string {
  if (!/^\+?\d{9,15}$/.test(number)) return number;
  const [, prefix = '', rest = ''] = /^(\+62|)(\d+)$/.exec(number) ?? [];
  return [prefix, ...(rest.match(/\d{1,4}/g) ?? [])].filter(Boolean).join('-');
}

/** Time of day in the centre's zone: `14.32` or `14.32.08`. */
export function formatTime(
  instant: string | number,
  language: Language,
  timeZone: string,
  withSeconds = false,
): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    second: withSeconds ? '2-digit' : undefined,
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(instant));
}

/** Day in the centre's zone: `21 Nov`. */
export function formatDay(instant: string | number, language: Language, timeZone: string): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'short', timeZone });
  return format.format(new Date(instant));
}

/** Day and time in the centre's zone. */
export function formatDayTime(instant: string | number, language: Language, timeZone: string): string {
  return `${formatDay(instant, language, timeZone)} ${formatTime(instant, language, timeZone)}`;
}

/** What a browser's date input takes for an instant: `2026-11-21T14:32:08` in the centre's zone. */
export function toDateInput(instant: string | number, timeZone: string): string {
  const utcMs = new Date(instant).getTime();
  return new Date(utcMs + zoneOffsetMs(utcMs, timeZone)).toISOString().slice(0, 19);
}

/** The instant of what stands in a date input of the centre's zone, as ISO text in UTC; null when it is no time. */
export function fromDateInput(text: string, timeZone: string): string | null {
  const wallMs = Date.parse(`${text}Z`);
  return Number.isNaN(wallMs) ? null : wallTimeToInstant(wallTimeAt(wallMs, 'UTC'), timeZone);
}

/** The short name people use for the zone: WIB, WITA, WIT, otherwise its offset. */
export function zoneName(timeZone: string): string {
  const known = ZONE_NAMES[timeZone];
  if (known) return known;
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' }).formatToParts(
    new Date(0),
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

export interface Formatters {
  clock: (ms: number) => string;
  distance: (metres: number) => string;
  accuracy: (metres: number) => string;
  number: (value: number, decimals?: number) => string;
  day: (instant: string | number) => string;
  time: (instant: string | number, withSeconds?: boolean) => string;
  dayTime: (instant: string | number) => string;
  /** `4 mnt`; under a minute `45 dtk`. Takes seconds. */
  span: (seconds: number) => string;
  /** `6 dtk lalu`. Takes seconds. */
  ago: (seconds: number) => string;
  /** As people call it: WIB. */
  zone: string;
  /** By its IANA name. */
  timeZone: string;
}

/** Formatters in the language on the screen and the centre's time zone. */
export function useFormat(): Formatters {
  const { t } = useTranslation('common');
  const { language } = useLanguage();
  const timeZone = useSession((state) => state.info?.timeZone) ?? DEFAULT_ZONE;
  return useMemo(() => {
    const span = (seconds: number): string => {
      if (seconds < 60) return t('age.seconds', { n: Math.max(0, Math.round(seconds)) });
      if (seconds < 5_400) return t('age.minutes', { n: Math.round(seconds / 60) });
      if (seconds < 172_800) return t('age.hours', { n: Math.round(seconds / 3_600) });
      return t('age.days', { n: Math.round(seconds / 86_400) });
    };
    return {
      clock: (ms) => formatClock(ms, language),
      distance: (metres) => formatDistance(metres, language),
      accuracy: (metres) => formatAccuracy(metres, language),
      number: (value, decimals) => formatNumber(value, language, decimals),
      day: (instant) => formatDay(instant, language, timeZone),
      time: (instant, withSeconds) => formatTime(instant, language, timeZone, withSeconds),
      dayTime: (instant) => formatDayTime(instant, language, timeZone),
      span,
      ago: (seconds) => (seconds < 2 ? t('age.now') : t('age.ago', { span: span(seconds) })),
      zone: zoneName(timeZone),
      timeZone,
    };
  }, [t, language, timeZone]);
}
