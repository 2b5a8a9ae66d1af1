import { describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { PageWriter } from './page-writer.js';
import { linesOf, type Setting } from './paragraph.policy.js';
import { namedSign, printable, signsOf } from './printable.policy.js';
import type { PrintedPaper } from './printed.js';

/** Every sign is ten wide. */
const TEN: Setting = {
  faceOf: (sign) => ({ face: 'f', text: sign }),
  widthOf: (_, text) => Array.from(text).length * 10,
};
const shown = (text: string, width: number): string[] =>
  linesOf(text, width, TEN).map(({ runs }) => runs.map((run) => run.text).join(''));

describe('text in lines', () => {
  it('should break between words, and within one only where it alone is too wide', () => {
    expect(shown('satu dua tiga', 80)).toEqual(['satu dua', 'tiga']);
    expect(shown('a bcdefghijkl m', 50)).toEqual(['a', 'bcdef', 'ghijk', 'l m']);
    expect(shown('中文没有空格', 40)).toEqual(['中文没有', '空格']);
    expect(shown('satu\r\n\ndua', 80)).toEqual(['satu', '', 'dua']);
  });

  it('should lose no sign of a text, however narrow the line', () => {
    const text = 'Jl. Sudirman no. 5/B, depan toko “Ibu-Ibu” 👩‍👩‍👧 ꦗꦮꦶ e\u0301';
    const signs = (lines: string[]): string => lines.join('').replace(/\s/g, '');
    for (const width of [10, 30, 70, 500])
      expect(signs(shown(text, width))).toBe(printable(text).replace(/\s/g, ''));
  });

  it('should run Arabic words from right to left, and numbers in them not', () => {
    expect(shown('Ibu نور الهدى, RT 5', 500)).toEqual(['Ibu الهدى نور, RT 5']);
    expect(shown('نور (12) هدى', 500)).toEqual(['هدى (12) نور']);
  });

  it('should set nothing that has no shape, and let no name turn what stands beside it', () => {
    expect(printable('a\0b\u202ec\ud800\u200bd\u0085e')).toBe('abc\ufffdd\ne');
    expect(namedSign('\u{1fae9}')).toBe('[U+1FAE9]');
    const tower = `a${'\u0301'.repeat(40)}`;
    for (const { text } of signsOf(tower)) expect(Array.from(text).length).toBeLessThanOrEqual(7);
    expect(signsOf('👩‍👩‍👧')).toHaveLength(1);
  });
});

const paper = (blocks: PrintedPaper['blocks'], title = 'Lembar kejadian'): PrintedPaper => ({
  ...{ title, language: 'id', about: 'Pusat Jambi', blocks },
  ...{ foot: 'Dicetak oleh Budi', pageOf: 'Halaman {{page}} dari {{pages}}' },
});

async function textOf(printed: PrintedPaper): Promise<{ pages: string[]; all: string }> {
  const pdf = await getDocumentProxy(await new PageWriter(printed).write());
  const { text } = await extractText(pdf, { mergePages: false });
  return { pages: text, all: text.join('\n') };
}

describe('a printed paper', () => {
  it('should say its language and title, and number its pages', async () => {
    const bytes = await new PageWriter(paper([{ kind: 'text', text: 'isi\n'.repeat(120) }])).write();
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { info } = await getMeta(pdf);
    expect(info).toMatchObject({ Title: 'Lembar kejadian', Language: 'id' });
    const { text } = await extractText(pdf, { mergePages: false });
    expect(text).toHaveLength(3);
    for (const [at, page] of text.entries()) {
      expect(page).toContain(`Halaman ${at + 1} dari 3`);
      expect(page).toContain('Dicetak oleh Budi');
    }
    const structure = await (await pdf.getPage(1)).getStructTree();
    expect(JSON.stringify(structure)).toContain('"role":"H1"');
  });

  it('should print scripts that the letters of the screens lack', async () => {
    const words = ['Ñandú žluť', 'Ngurah ꦗꦮꦶ', '王小明', '급하다', 'ไทย', '🚑', '①'];
    const { all } = await textOf(paper([{ kind: 'facts', rows: words.map((word) => ['Nama', word]) }]));
    for (const word of ['Ñandú', 'žluť', '王小明', '급하다', '①']) expect(all).toContain(word);
    expect(all).not.toContain('\ufffd');
    const arabic = await textOf(paper([{ kind: 'text', text: 'محمد' }], 'نور'));
    expect(arabic.all.normalize('NFKC')).toContain('محمد');
    expect((await textOf(paper([{ kind: 'text', text: 'x \u{10fffd}' }]))).all).toContain('U+10FFFD');
  });

  it('should cut nothing of a long story, a long note or a name without end, and stay on the page', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => [`14.${n}`, `Baris ke-${n} riwayat`, 'Budi']);
    const note = Array.from({ length: 1_400 }, (_, n) => `kata${n}`).join(' ');
    const name = 'W'.repeat(400);
    const blocks: PrintedPaper['blocks'] = [
      { kind: 'heading', text: 'Catatan' },
      {
        kind: 'facts',
        rows: [
          ['Nama', name],
          ['Catatan', note],
        ],
      },
      { kind: 'table', columns: ['Waktu', 'Apa', 'Siapa'].map((head) => ({ head, share: 1 / 3 })), rows },
    ];
    const bytes = await new PageWriter(paper(blocks)).write();
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { text } = await extractText(pdf, { mergePages: false });
    const all = text.join('\n');
    for (let n = 0; n < 300; n += 1) expect(all).toContain(`Baris ke-${n} riwayat`);
    for (const n of [0, 700, 1_399]) expect(all).toMatch(new RegExp(`\\bkata${n}\\b`));
    expect(all.match(/W(?!aktu)/g)?.length).toBe(400);
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      for (const item of (await page.getTextContent()).items) {
        if (!('transform' in item)) continue;
        const [x = 0, y = 0] = (item.transform as number[]).slice(4);
        expect(x).toBeGreaterThanOrEqual(40);
        expect(x + item.width).toBeLessThanOrEqual(595.28 - 36);
        expect(y).toBeGreaterThanOrEqual(30);
      }
      // A table that goes on says again what its columns are.
      if (number > 2) expect(text[number - 1]).toContain('Waktu');
    }
  });

  it('should keep a row of few lines on one page', async () => {
    const rows = Array.from({ length: 90 }, (_, n) => [`awal${n}.`, `satu\ndua\nakhir${n}.`]);
    const columns = ['Nomor', 'Apa'].map((head) => ({ head, share: 1 / 2 }));
    const bytes = await new PageWriter(paper([{ kind: 'table', columns, rows }])).write();
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
    expect(text.length).toBeGreaterThan(3);
    for (let n = 0; n < rows.length; n += 1)
      expect(text.findIndex((page) => page.includes(`awal${n}.`))).toBe(
        text.findIndex((page) => page.includes(`akhir${n}.`)),
      );
  });
});
