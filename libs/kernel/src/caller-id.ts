import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** What a caller id says, whatever form a telephone system gave it. */
export interface CallerId {
  /** The number as it is dialled from anywhere (`+62812…`); null when the numbering plan knows none like it. */
  e164: string | null;
  /** Digits that are no number of the plan: an extension, a number without its area, one cut short. Null beside `e164`, and without digits. */
  localDigits: string | null;
  /** The number for people and to ring back: as it came, or its user part where it came as an address. Null when there is none. */
  shown: string | null;
  /** The display name that came with it. */
  name: string | null;
}

const HOME = 'ID';
const LONGEST_TEXT = 2_000;
/** E.164 allows fifteen; more is no number, though it may tell one caller from another. */
const MOST_SHOWN = 40;
/** Numbers of one city are dialled there without the area: up to eight digits. A mobile number without its zero has nine. */
const LONGEST_WITHOUT_PREFIX = 8;
/** A CSV's quotes around a quoted name, left by who did not unquote them. */
const DOUBLED_QUOTES = /^""([^"<]*)""/;
const NAME_AND_ADDRESS = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*))\s*<([^<>]*)>?/;
const SCHEME = /^(?:sips?|tel|callto|h323|im|pres):(?:\/\/)?/i;
const NUMBER = /^\+?[\d\s().\-/\u2010-\u2015]+$/;
const EXTENSION = /(?:\s*(?:ext\.?|x|#|;ext=)\s*\d{1,8})$/i;
const FROM_A_SHEET = /^[=']+/;
const DECIMALS_OF_A_SHEET = /^(\+?\d{8,})\.0+$/;

/**
 * Reads a caller id: a number in any spelling, a SIP or tel address, with or without a display name. Only the user part
 * counts, never host or port. What the numbering plan does not know keeps its digits, and what names nobody (`anonymous`) has none.
 */
export function readCallerId(text: string): CallerId {
  const { name, address } = splitName(text.slice(0, LONGEST_TEXT).normalize('NFKC').trim());
  const user = userOf(address);
  const number = user
    .replace(FROM_A_SHEET, '')
    .replace(DECIMALS_OF_A_SHEET, '$1')
    .replace(EXTENSION, '')
    .trim();
  if (!NUMBER.test(number) || !/\d/.test(number)) return { e164: null, localDigits: null, shown: null, name };
  const e164 = toE164(number);
  const localDigits = e164 === null ? number.replace(/\D/g, '') : null;
  const isAsItCame = user === text.trim() && user.startsWith(number) && !DECIMALS_OF_A_SHEET.test(user);
  const shown = isAsItCame ? user : `${number.startsWith('+') ? '+' : ''}${number.replace(/\D/g, '')}`;
  return { e164, localDigits, shown: shown.slice(0, MOST_SHOWN), name };
}

/** A number by the numbering plan; one without a country is Indonesian. Null when the plan knows none like it. */
function toE164(text: string): string | null {
  const digits = text.replace(/\D/g, '');
  const isPlain = !text.startsWith('+') || digits.startsWith('0');
  if (isPlain && !digits.startsWith('0') && digits.length <= LONGEST_WITHOUT_PREFIX) return null;
  const dialled = isPlain ? digits.replace(/^00(?=[1-9]\d{7})/, '+') : `+${digits}`;
  const number = parsePhoneNumberFromString(dialled, { defaultCountry: HOME, extract: false });
  return number?.isValid() ? number.number : null;
}

function splitName(text: string): { name: string | null; address: string } {
  const parts = NAME_AND_ADDRESS.exec(text.replace(DOUBLED_QUOTES, '"$1"'));
  if (!parts) return { name: null, address: text };
  const name = (parts[1]?.replace(/\\(.)/g, '$1') ?? parts[2] ?? '').trim();
  return { name: name || null, address: (parts[3] ?? '').trim() };
}

/** `user` of `sip:user:password@host:port;parameters`; the whole text where it is no address. */
function userOf(address: string): string {
  const bare = address.replace(SCHEME, '');
  const isAddress = bare !== address || bare.includes('@');
  if (!isAddress) return address;
  const [user = '', ...parameters] = (bare.split('@')[0] ?? '').split(';');
  const hasHostOnly = !bare.includes('@') && !/^tel:/i.test(address) && !/^\+?[\d-]{5,}$/.test(user);
  if (hasHostOnly) return '';
  const local = decoded(user.split(':')[0] ?? '');
  const context = parameters.map(decoded).find((parameter) => /^phone-context=\+\d/i.test(parameter));
  return context && !local.startsWith('+') ? `${context.slice('phone-context='.length)}${local}` : local;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
