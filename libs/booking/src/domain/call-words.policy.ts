/**
 * What is called out: `Nomor antrean A 7. Silakan ke ruang 2.` Letters one by one, the number without its noughts, as people say it; of a
 * room only letters, digits and spaces are said. Takes a label such as `A-07`.
 */
export function callWords(label: string, room: string): string {
  const [letters = '', digits = ''] = label.split('-');
  const place = room
    .replaceAll(/[^\p{L}\p{N} ]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const where = /^\d/.test(place) ? `ruang ${place}` : place;
  const number = `Nomor antrean ${Array.from(letters).join(' ')} ${String(Number(digits))}.`;
  return where === '' ? number : `${number} Silakan ke ${where}.`;
}
