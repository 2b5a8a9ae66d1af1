import PDFDocument from 'pdfkit';
import { PageSetting } from './page-setting.js';
import { linesOf, type SetLine } from './paragraph.policy.js';
import type { PrintedBlock, PrintedPaper } from './printed.js';

type Element = PDFKit.PDFStructureElement;
type TableBlock = Extract<PrintedBlock, { kind: 'table' }>;

/** A4 in points, with a margin that every printer leaves. */
const MARGIN = 42;
const GAP = 6;
const PAD = 3;
const NAME_SHARE = 0.27;
const INK = '#111111';
const PALE = '#555555';
const RULE = '#bbbbbb';
/** A row of so many lines stands on one page; of a longer one at least so many stand where it begins. */
const WHOLE_LINES = 8;
const LEAST_LINES = 2;

interface Cell {
  readonly lines: readonly SetLine[];
  readonly setting: PageSetting;
  readonly tag: 'TH' | 'TD';
  readonly x: number;
}

/** Writes a paper on pages: nothing is cut, nothing leaves the page; what is read has its structure, what is not is an artifact (PDF/UA). */
export class PageWriter {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly title: PageSetting;
  private readonly heading: PageSetting;
  private readonly body: PageSetting;
  private readonly strong: PageSetting;
  private readonly small: PageSetting;
  private readonly root: Element;
  private readonly width: number;
  private readonly foot: readonly SetLine[];
  private readonly bottom: number;
  private y = MARGIN;

  constructor(private readonly paper: PrintedPaper) {
    const { language: lang, title } = paper;
    this.pdf = new PDFDocument({
      ...{ size: 'A4', margin: 0, bufferPages: true, pdfVersion: '1.7' },
      ...{ tagged: true, lang, displayTitle: true, info: { Title: title, Creator: 'Siaga' } },
    });
    this.title = new PageSetting(this.pdf, 15, true);
    this.heading = new PageSetting(this.pdf, 10.5, true);
    this.body = new PageSetting(this.pdf, 9);
    this.strong = new PageSetting(this.pdf, 9, true);
    this.small = new PageSetting(this.pdf, 7.5);
    this.width = this.pdf.page.width - 2 * MARGIN;
    this.foot = linesOf(paper.foot, this.width * 0.8, this.small);
    this.bottom = this.pdf.page.height - MARGIN - (this.foot.length + 1) * this.small.lineHeight;
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
  }

  /** The whole paper, as the bytes of a PDF. */
  async write(): Promise<Uint8Array> {
    const parts: Buffer[] = [];
    const written = new Promise<Uint8Array>((resolve, reject) => {
      this.pdf.on('data', (part: Buffer) => parts.push(part));
      this.pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
      this.pdf.on('error', reject);
    });
    this.flow('H1', this.paper.title, this.title);
    this.flow('P', this.paper.about, this.body);
    for (const block of this.paper.blocks) this.block(block);
    this.root.end();
    this.feet();
    this.pdf.end();
    return written;
  }

  private block(block: PrintedBlock): void {
    switch (block.kind) {
      case 'heading':
        this.y += GAP;
        this.keep(this.heading.lineHeight + 3 * this.body.lineHeight);
        this.flow('H2', block.text, this.heading);
        return;
      case 'text':
        this.flow('P', block.text, this.body);
        return;
      case 'facts':
        this.table({
          kind: 'table',
          columns: [
            { head: '', share: NAME_SHARE },
            { head: '', share: 1 - NAME_SHARE },
          ],
          rows: block.rows,
        });
        return;
      case 'table':
        this.table(block);
    }
  }

  /** Text over the whole width, line by line. */
  private flow(tag: string, text: string, setting: PageSetting): void {
    const element = this.child(this.root, tag);
    const lines = linesOf(text, this.width, setting);
    for (let at = 0; at < lines.length;) {
      this.keep(setting.lineHeight);
      const fit = Math.max(1, Math.floor((this.bottom - this.y) / setting.lineHeight));
      const part = lines.slice(at, at + fit);
      this.marked(element, tag, () => this.draw(part, MARGIN, setting));
      this.y += part.length * setting.lineHeight;
      at += part.length;
    }
  }

  private table({ columns, rows }: TableBlock): void {
    const element = this.child(this.root, 'Table');
    const heads = columns.map(({ head }) => head);
    const hasHead = heads.some((head) => head !== '');
    const shares = columns.map(({ share }) => share);
    const head = (parent: Element): void => this.row(parent, this.cells(heads, shares, 'head'));
    if (hasHead) head(element);
    for (const row of rows) {
      const cells = this.cells(row, shares, hasHead ? 'row' : 'fact');
      this.row(element, cells, hasHead ? head : undefined);
    }
    this.y += PAD;
  }

  private cells(texts: readonly string[], shares: readonly number[], kind: 'head' | 'row' | 'fact'): Cell[] {
    let x = MARGIN;
    return texts.map((text, at) => {
      const isHead = kind === 'head' || (kind === 'fact' && at === 0);
      const setting = isHead ? this.strong : this.body;
      const width = this.width * (shares[at] ?? 0);
      const cell = { lines: linesOf(text, width - 2 * PAD, setting), setting, x: x + PAD };
      x += width;
      return { ...cell, tag: isHead ? ('TH' as const) : ('TD' as const) };
    });
  }

  /** One row, over as many pages as it needs; on each the head stands again. */
  private row(table: Element, cells: readonly Cell[], head?: (table: Element) => void): void {
    const most = Math.max(1, ...cells.map(({ lines }) => lines.length));
    const row = this.child(table, 'TR');
    const parts = cells.map((cell) => ({ cell, element: this.child(row, cell.tag) }));
    for (let at = 0; at < most;) {
      const together = most <= WHOLE_LINES ? most : Math.min(most - at, LEAST_LINES);
      const isNew = this.keep(together * this.body.lineHeight + 2 * PAD);
      if (isNew && head) head(table);
      const fit = Math.max(1, Math.floor((this.bottom - this.y - 2 * PAD) / this.body.lineHeight));
      const count = Math.min(fit, most - at);
      this.y += PAD;
      for (const { cell, element } of parts) {
        const lines = cell.lines.slice(at, at + count);
        if (lines.length > 0) this.marked(element, cell.tag, () => this.draw(lines, cell.x, cell.setting));
      }
      this.y += count * this.body.lineHeight + PAD;
      at += count;
    }
    this.artifact(() => this.rule());
  }

  private draw(lines: readonly SetLine[], x: number, setting: PageSetting): void {
    this.pdf.fillColor(INK);
    for (const [at, line] of lines.entries())
      this.drawLine(line, x, this.y + at * setting.lineHeight, setting);
  }

  private drawLine({ runs }: SetLine, x: number, top: number, setting: PageSetting): void {
    let at = x;
    for (const { face, text } of runs) {
      setting
        .use(face)
        .text(text, at, top + setting.sizePt * 1.05, { lineBreak: false, baseline: 'alphabetic' });
      at += setting.widthOf(face, text);
    }
  }

  private rule(): void {
    this.pdf
      .moveTo(MARGIN, this.y)
      .lineTo(MARGIN + this.width, this.y)
      .lineWidth(0.4)
      .strokeColor(RULE)
      .stroke();
  }

  /** Goes to a new page when so much no longer fits; true when it did. */
  private keep(height: number): boolean {
    if (this.y + height <= this.bottom || this.y === MARGIN) return false;
    this.pdf.addPage();
    this.y = MARGIN;
    return true;
  }

  private feet(): void {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.pdf.switchToPage(page);
      this.artifact(() => this.footOf(page - start + 1, count));
    }
  }

  private footOf(page: number, pages: number): void {
    const top = this.bottom + this.small.lineHeight;
    const words = this.paper.pageOf.replace('{{page}}', String(page)).replace('{{pages}}', String(pages));
    this.pdf.fillColor(PALE);
    for (const [at, line] of this.foot.entries())
      this.drawLine(line, MARGIN, top + at * this.small.lineHeight, this.small);
    const [number] = linesOf(words, this.width, this.small);
    if (number) this.drawLine(number, MARGIN + this.width - number.width, top, this.small);
  }

  private child(parent: Element, tag: string): Element {
    const element = this.pdf.struct(tag);
    parent.add(element);
    return element;
  }

  private marked(element: Element, tag: string, draw: () => void): void {
    const content = this.pdf.markStructureContent(tag);
    draw();
    this.pdf.endMarkedContent();
    element.add(content);
  }

  private artifact(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.pdf.endMarkedContent();
  }
}
