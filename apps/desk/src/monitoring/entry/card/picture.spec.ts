import { describe, expect, it } from '@jest/globals';
import { angleOf } from './angle.js';
import { DIGIT_SHAPES, SHAPE_HEIGHT, SHAPE_WIDTH } from './digit-shapes.js';
import { cardPart } from './frame.js';
import { cropped, evened, type Gray, graymapOf, grayOf, scaledTo, turned } from './gray.js';
import { printedDigits } from './printed-digits.js';

const PAPER = 210;

function paper(width: number, height: number, ink: (x: number, y: number) => number): Gray {
  const data = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data[y * width + x] = ink(x, y);
  return { width, height, data };
}

/** Lines of words on a card. */
const lined = paper(800, 500, (x, y) =>
  y > 60 && y < 440 && y % 34 < 12 && x > 60 && x < 560 && x % 17 < 10 ? 30 : PAPER,
);

/** A number in OCR-A, `big` times as large as the shapes. */
function printed(text: string, big: number, ink = 20): Gray {
  const step = SHAPE_WIDTH * big;
  return paper(step * (text.length + 2), (SHAPE_HEIGHT + 10) * big, (x, y) => {
    const at = Math.floor(x / step) - 1;
    const shape = DIGIT_SHAPES[Number(text[at] ?? 'x')];
    const cell = shape?.[Math.floor(y / big) - 5]?.[Math.floor((x % step) / big)];
    return cell === undefined ? PAPER : PAPER - ((PAPER - ink) * Number.parseInt(cell, 16)) / 15;
  });
}

describe('a picture of a card', () => {
  it.each([0, 3, -7, 12, -16])('should be found turned by %i degrees and turned straight', (degrees) => {
    const found = angleOf(turned(lined, degrees));
    expect(Math.abs(found - degrees)).toBeLessThan(0.5);
  });

  it('should have strokes as dark in the shadow as in the light', () => {
    const shadowed = paper(800, 500, (x, y) => ((lined.data[y * 800 + x] ?? 0) * (1 - x / 1_100)) / 2);
    const clean = evened(shadowed);
    const at = (x: number, y: number): number => clean.data[y * 800 + x] ?? 0;
    for (const x of [70, 291, 546]) {
      expect(at(x, 212)).toBeLessThan(90);
      expect(at(x, 196)).toBeGreaterThan(180);
    }
  });

  it('should be cut, scaled and packed without a canvas', () => {
    const part = cropped(lined, { x0: -5, y0: 490, x1: 9_000, y1: 9_000 });
    expect([part.width, part.height]).toEqual([800, 10]);
    expect([scaledTo(lined, 200).height, scaledTo(lined, 1_000).height]).toEqual([125, 625]);
    const map = graymapOf(part);
    expect(new TextDecoder().decode(map.subarray(0, 14))).toBe('P5\n800 10\n255\n'.slice(0, 14));
    expect(grayOf({ width: 1, height: 1, data: [255, 255, 255, 255] }).data[0]).toBe(255);
  });

  it('should be aimed at by its middle, in a wide and in a high view', () => {
    expect(cardPart(1_280, 720)).toMatchObject({ y: 0, height: 720 });
    expect(cardPart(720, 1_280)).toMatchObject({ x: 0, width: 720 });
  });
});

describe('a number in machine type', () => {
  it.each([3, 4, 6])('should be read by its shapes, %i times as large', (big) => {
    for (const text of ['1671034902929138', '1604011708859001', '5555666677778888'])
      expect(printedDigits(printed(text, big))).toMatchObject({ text });
  });

  it('should be as sure of pale ink, and read nothing where there is no number', () => {
    expect(printedDigits(printed('1671034902929138', 4, 150))?.alike).toBeGreaterThan(0.8);
    expect(printedDigits(lined)).toBeNull();
    expect(printedDigits(printed('16710349', 4))).toBeNull();
    expect(printedDigits(paper(300, 40, () => PAPER))).toBeNull();
  });
});
