const SHORTEST = 8;
const LONGEST = 15;

/** A number as it is dialled from anywhere (`+62812…`); one without a country is Indonesian. Null when it is none. */
export function toE164(number: string): string | null {
  const text = number.replace(/[^\d+]/g, '');
  const digits = text.replace(/\D/g, '');
  const international = text.startsWith('+') ? digits : withCountry(digits);
  if (international.length < SHORTEST || international.length > LONGEST) return null;
  return /^\+?\d+$/.test(text) ? `+${international}` : null;
}

function withCountry(digits: string): string {
  if (digits.startsWith('00')) return digits.slice(2);
  if (digits.startsWith('0')) return `62${digits.slice(1)}`;
  return digits;
}

/** A number the way a provider wants it. */
export function writtenAs(e164: string, style: 'plus' | 'international' | 'national'): string {
  if (style === 'plus') return e164;
  if (style === 'national' && e164.startsWith('+62')) return `0${e164.slice(3)}`;
  return e164.slice(1);
}
