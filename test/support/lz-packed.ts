const URI = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$';

/** A text as LZ-String packs it for addresses: what BPJS's answers are before they are encrypted. */
export function packedForUri(text: string): string {
  const words = new Map<string, number>();
  const unsaid = new Set<string>();
  const bits: number[] = [];
  let [next, width, room] = [3, 2, 2];
  const write = (value: number, count: number): void => {
    for (let bit = 0; bit < count; bit += 1) bits.push(Math.floor(value / 2 ** bit) % 2);
  };
  const grow = (): void => {
    room -= 1;
    if (room > 0) return;
    room = 2 ** width;
    width += 1;
  };
  const say = (word: string): void => {
    if (unsaid.delete(word)) {
      const code = word.charCodeAt(0);
      write(code < 256 ? 0 : 1, width);
      write(code, code < 256 ? 8 : 16);
      grow();
    } else write(words.get(word) ?? 0, width);
    grow();
  };
  let word = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (!words.has(char)) {
      words.set(char, next++);
      unsaid.add(char);
    }
    if (words.has(word + char)) {
      word += char;
      continue;
    }
    if (word !== '') say(word);
    words.set(word + char, next++);
    word = char;
  }
  if (word !== '') say(word);
  write(2, width);
  while (bits.length % 6 !== 0) bits.push(0);
  let packed = '';
  for (let at = 0; at < bits.length; at += 6) {
    const sign = bits.slice(at, at + 6).reduce((all, bit) => all * 2 + bit, 0);
    packed += URI.charAt(sign);
  }
  return packed;
}
