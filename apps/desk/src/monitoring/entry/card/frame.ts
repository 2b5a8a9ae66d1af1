import { type Rgba } from './gray.js';

/** Width by height of a card (ISO 7810 ID-1). */
export const CARD_SHAPE = 85.6 / 54;
/** More pixels than that say nothing more of a card, and cost time. */
const MOST_PX = 1_600;

/** The part of a picture that the frame on the screen shows: the widest of the card's shape in its middle. */
export function cardPart(
  width: number,
  height: number,
): { x: number; y: number; width: number; height: number } {
  const isWide = width / height > CARD_SHAPE;
  const part = isWide ? { width: height * CARD_SHAPE, height } : { width, height: width / CARD_SHAPE };
  return { x: (width - part.width) / 2, y: (height - part.height) / 2, ...part };
}

/** The pixels of a part of a picture; nothing of it stays anywhere else. */
export function pixelsOf(
  picture: CanvasImageSource,
  { x, y, width, height }: ReturnType<typeof cardPart>,
): Rgba {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(Math.min(MOST_PX, width));
  canvas.height = Math.round((canvas.width * height) / width);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('This browser draws nothing');
  pen.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** The pixels of a photograph that was taken beside this page: all of it, since nobody aimed with the frame. */
export async function pixelsOfFile(file: Blob): Promise<Rgba> {
  const picture = await createImageBitmap(file);
  try {
    return pixelsOf(picture, { x: 0, y: 0, width: picture.width, height: picture.height });
  } finally {
    picture.close();
  }
}
