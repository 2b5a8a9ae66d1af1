const METRES_PER_FOOT = 0.3048;

/** A length as OSM writes it ("2.5", "1.8 m", "6 ft", "0.002 km") in metres; null when it is none. */
export function metresOf(text: string | undefined): number | null {
  const match = /^(\d+(?:[.,]\d+)?)\s*(m|km|ft|')?$/.exec(text?.trim() ?? '');
  if (match?.[1] === undefined) return null;
  const value = Number(match[1].replace(',', '.'));
  if (match[2] === 'km') return value * 1000;
  return match[2] === 'ft' || match[2] === "'" ? value * METRES_PER_FOOT : value;
}

/** A duration ("15", "00:40", "1:20:00", "PT1H30M") in minutes; null when it is none. */
export function minutesOf(text: string | undefined): number | null {
  const value = text?.trim() ?? '';
  if (/^\d+$/.test(value)) return positive(Number(value));
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(value);
  if (clock) return positive(Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60);
  const iso = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/i.exec(value);
  if (iso) return positive(Number(iso[1] ?? 0) * 60 + Number(iso[2] ?? 0) + Number(iso[3] ?? 0) / 60);
  return null;
}

function positive(minutes: number): number | null {
  return minutes > 0 ? minutes : null;
}
