import { writeFileSync } from 'node:fs';
import jsQr from 'jsqr';
import { chromium, type Page } from 'playwright-core';
import { photographed, STRAIGHT, type Picture } from '../../../bench/cards/camera.js';
import { drawKtp } from '../../../bench/cards/drawing.js';
import { HOLDERS } from '../../../bench/cards/holders.js';
import { EXECUTABLE } from './browser.js';

const CARD_PX = 1_600;
const SCALE = 4;

/** A KTP of nobody, held a little turned before a phone's camera. */
export async function cardPhoto(index: number): Promise<Picture> {
  const holder = HOLDERS[index];
  if (!holder) throw new Error(`no holder ${String(index)}`);
  const browser = await chromium.launch({
    executablePath: EXECUTABLE,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const bytes = await page.evaluate(drawKtp, {
      holder,
      width: CARD_PX,
      font: '"OCRA", "DejaVu Sans Mono"',
    });
    const card = {
      width: CARD_PX,
      height: Math.round((CARD_PX * 54) / 85.6),
      data: new Uint8ClampedArray(Buffer.from(bytes, 'base64')),
    };
    return photographed(card, { ...STRAIGHT, turn: 4, blur: 1, fill: 0.9 });
  } finally {
    await browser.close();
  }
}

/** As a file of a picture (BMP), for who photographs beside the page. */
export function asBitmap({ width, height, data }: Picture): Buffer {
  const row = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + row * height);
  file.write('BM', 0);
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  // Negative: from above to below.
  file.writeInt32LE(-height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < 3; channel += 1)
        file[54 + y * row + x * 3 + channel] = data[(y * width + x) * 4 + 2 - channel] ?? 0;
  return file;
}

/** As what a camera sees (Y4M, one frame again and again): the card in the middle of 1280 by 806. */
export function writeVideo(file: string, { width, height, data }: Picture): void {
  const wide = width & ~1;
  const high = height & ~1;
  const luma = Buffer.alloc(wide * high);
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1) {
      const at = (y * width + x) * 4;
      luma[y * wide + x] =
        0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    }
  // A card is read by its greys.
  const chroma = Buffer.alloc((wide * high) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${wide} H${high} F10:1 Ip A1:1 C420\n`), frame, frame]),
  );
}

/** What a phone's camera reads of the code on the screen. */
export async function scanned(page: Page, name: string): Promise<string> {
  const symbol = page.getByRole('img', { name });
  await symbol.waitFor();
  const cells = (await symbol.locator('path').getAttribute('d')) ?? '';
  const side = Number((await symbol.getAttribute('viewBox'))?.split(' ')[2]);
  const width = side * SCALE;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of cells.matchAll(/M(\d+) (\d+)/g))
    for (let dy = 0; dy < SCALE; dy += 1)
      for (let dx = 0; dx < SCALE; dx += 1) {
        const at = ((Number(y) * SCALE + dy) * width + Number(x) * SCALE + dx) * 4;
        data.fill(0, at, at + 3);
      }
  const read = jsQr.default(data, width, width);
  if (!read) throw new Error('The code cannot be read');
  return read.data;
}
