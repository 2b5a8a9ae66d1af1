/** Administrative names an address states, as written; null where it states none. */
export interface AddressParts {
  district: string | null;
  village: string | null;
  regency: string | null;
}

const NEXT_TITLE =
  /\s+(?:kec|kecamatan|kab|kabupaten|kel|kelurahan|ds|desa|prov|provinsi|propinsi|jl|jln|rt|rw)\b\.?/i;

/**
 * Reads "Kec. X" (in Papua "Distrik X"), "Kel./Ds. X" and "Kab./Kota X" out of an address. A title may be glued to the word
 * before it ("No. 3Kec. Cikole"). What follows the name up to a comma, a dash between spaces or the next title is not part of it.
 */
export function readAddress(address: string): AddressParts {
  return {
    district: nameAfter(address, /(?:\bkec(?:amatan)?\b|kec\.|\bdistr{1,2}ik\b)[.:\s]*/i),
    village: nameAfter(address, /(?:\bkel(?:urahan)?\b|\bds\b|\bdesa\b)[.:\s]*/i),
    regency: nameAfter(address, /\bkab(?:upaten)?\b[.:\s]*/i) ?? cityIn(address),
  };
}

function nameAfter(address: string, title: RegExp): string | null {
  const match = title.exec(address);
  if (match === null) return null;
  const rest = address.slice(match.index + match[0].length).split(/[,;()/]|\s-\s/)[0] ?? '';
  const name = (rest.split(NEXT_TITLE)[0] ?? '')
    .replace(/[\s.]+$/, '')
    .replace(/\s+\d{5}$/, '')
    .trim();
  return name === '' ? null : name;
}

/** "Kota X" names a city only as a part of its own ("…, KOTA JAMBI, JAMBI"); "Jl. Kota Baru" does not. */
function cityIn(address: string): string | null {
  const part = address.split(/[,;]/).find((text) => /^\s*kota\s+\S/i.test(text));
  return part === undefined ? null : part.trim().replace(/\s+\d{5}$/, '');
}
