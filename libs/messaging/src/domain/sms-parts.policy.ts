/** The GSM 03.38 alphabet, and the characters that take two places in it. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[~]|€\f';

/** How many short messages a text is sent and charged as: 160 characters (153 each of several), 70 (67) with others than GSM's. */
export function smsParts(text: string): number {
  const places = gsmPlaces(text);
  if (places !== null) return places <= 160 ? 1 : Math.ceil(places / 153);
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
}

function gsmPlaces(text: string): number | null {
  let places = 0;
  for (const character of text) {
    if (BASIC.includes(character)) places += 1;
    else if (EXTENDED.includes(character)) places += 2;
    else return null;
  }
  return places;
}
