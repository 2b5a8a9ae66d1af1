import { fontFor } from './font-shelf.js';
import type { Setting } from './paragraph.policy.js';
import { bare, namedSign } from './printable.policy.js';

type Pdf = PDFKit.PDFDocument;

/** Sets text on the pages of a document, plain or bold, at one size. */
export class PageSetting implements Setting {
  private readonly faces = new Map<string, { face: string; text: string }>();
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly pdf: Pdf,
    readonly sizePt: number,
    private readonly isBold = false,
  ) {}

  /** From the top of a line to that of the next. */
  get lineHeight(): number {
    return this.sizePt * 1.4;
  }

  /** The face of a sign, and what of it is set; what no face has is named by its code. */
  faceOf(sign: string): { face: string; text: string } {
    const known = this.faces.get(sign);
    if (known) return known;
    const fresh = this.find(sign) ?? this.find(bare(sign)) ?? this.find(namedSign(sign));
    if (!fresh) throw new Error('No face has the letters of a code');
    this.faces.set(sign, fresh);
    return fresh;
  }

  widthOf(face: string, text: string): number {
    const key = `${face}\n${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const width = this.use(face).widthOfString(text);
    this.widths.set(key, width);
    return width;
  }

  /** Makes it the document's font. */
  use(face: string): Pdf {
    return this.pdf.font(face).fontSize(this.sizePt);
  }

  private find(text: string): { face: string; text: string } | null {
    const font = fontFor(
      Array.from(text, (point) => point.codePointAt(0) ?? 0),
      this.isBold,
    );
    if (!font) return null;
    if (!this.registered.has(font.name)) this.pdf.registerFont(font.name, font.bytes);
    this.registered.add(font.name);
    return { face: font.name, text };
  }

  private readonly registered = new Set<string>();
}
