import type { Place, Point } from '#siaga/contracts';
import type { FileWords } from './file-words.js';

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const;
const ZONE_NAMES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** A sentence with its words in their places; what is not known leaves its place empty. */
export function fill(sentence: string, words: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(words[name] ?? ''));
}

/** Numbers, times and lengths on paper, as the screens write them. */
export class PaperFormat {
  private readonly locale: string;

  constructor(
    readonly language: 'id' | 'en',
    readonly timeZone: string,
    private readonly age: FileWords['age'],
  ) {
    this.locale = LOCALES[language];
  }

  /** As people call it: WIB. */
  get zone(): string {
    return ZONE_NAMES[this.timeZone] ?? this.timeZone;
  }

  /** `14.32.08`. */
  time(instant: string): string {
    return this.write(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  }

  /** `28 Nov 2026 14.32.08`; an empty text for none. */
  dayTime(instant: string | null): string {
    if (instant === null) return '';
    const day = this.write(instant, { day: 'numeric', month: 'short', year: 'numeric' });
    return `${day} ${this.time(instant)}`;
  }

  number(value: number, decimals = 0): string {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return value.toLocaleString(this.locale, digits);
  }

  /** `±40 m`. */
  accuracy(metres: number): string {
    return `±${this.distance(metres)}`;
  }

  distance(metres: number): string {
    if (metres < 995) return `${String(Math.round(metres / 10) * 10 || Math.round(metres))} m`;
    return `${this.number(metres / 1_000, metres < 9_950 ? 1 : 0)} km`;
  }

  /** Minutes and seconds: `8 mnt 12 dtk`. On paper nothing is left out by rounding. */
  length(seconds: number): string {
    const whole = Math.round(seconds);
    const minutes = Math.floor(whole / 60);
    const parts = [
      minutes > 0 ? fill(this.age.minutes, { n: this.number(minutes) }) : '',
      whole % 60 > 0 || minutes === 0 ? fill(this.age.seconds, { n: whole % 60 }) : '',
    ];
    return parts.filter(Boolean).join(' ');
  }

  /** A span as the screens round it. */
  span(seconds: number): string {
    if (seconds < 60) return fill(this.age.seconds, { n: Math.max(0, Math.round(seconds)) });
    if (seconds < 5_400) return fill(this.age.minutes, { n: Math.round(seconds / 60) });
    if (seconds < 172_800) return fill(this.age.hours, { n: Math.round(seconds / 3_600) });
    return fill(this.age.days, { n: Math.round(seconds / 86_400) });
  }

  /** Latitude first, as it is read aloud. */
  point({ lat, lon }: Point): string {
    return `${lat.toFixed(6)}, ${lon.toFixed(6)}`;
  }

  /** A telephone number in groups of four. */
  phone(number: string): string {
    if (!/^\+?\d{9,15}$/.test(number)) return number;
    const [, prefix = '', rest = ''] = /^(\+62|)(\d+)$/.exec(number) ?? [];
    return [prefix, ...(rest.match(/\d{1,4}/g) ?? [number])].filter(Boolean).join('-');
  }

  /** A place in one line. */
  place({ label, context }: Pick<Place, 'label' | 'context'>): string {
    return [label, context].filter(Boolean).join(', ');
  }

  private write(instant: string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.locale, { ...options, timeZone: this.timeZone }).format(
      new Date(instant),
    );
  }
}
