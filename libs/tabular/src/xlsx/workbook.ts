import { UnreadableTable } from '../problems.js';
import { numberFormOf, type NumberForm } from './number-format.policy.js';
import { XmlFeed, type XmlHandler } from './xml.js';
import { unpackEntries } from './zip-entries.js';

/** What must be known of a workbook before its sheet is read. */
export interface Workbook {
  sheetPart: string;
  sheetName: string;
  /** Sheets that are not read, by name. */
  otherSheets: string[];
  is1904: boolean;
  texts: readonly string[];
  forms: readonly NumberForm[];
}

/** Shared texts are kept in memory; a list that has more than this is given as CSV. */
const MOST_TEXT_CHARS = 96 * 1024 * 1024;
const MOST_FORMS = 100_000;

interface Sheet {
  name: string;
  relation: string;
  isHidden: boolean;
}

/** Reads the parts beside the sheets. Throws UnreadableTable when the file is no Excel workbook or none of its sheets is visible. */
export async function readWorkbook(path: string): Promise<Workbook> {
  const book = new BookParts();
  const chunks = unpackEntries(path, (name) => book.takerOf(name));
  while ((await chunks.next()).done !== true);
  const sheet = book.sheets.find((each) => !each.isHidden);
  if (sheet === undefined) {
    throw new UnreadableTable(
      book.names.size > 0 && !book.names.has('xl/workbook.xml')
        ? 'The file is an archive but no Excel workbook (.xlsx): unpack it, or save the table as .xlsx or CSV'
        : 'The workbook has no visible sheet',
    );
  }
  const target = book.relations.get(sheet.relation) ?? 'worksheets/sheet1.xml';
  return {
    sheetPart: partOf(target),
    sheetName: sheet.name,
    otherSheets: book.sheets.filter((each) => each !== sheet).map(({ name }) => name),
    is1904: book.is1904,
    texts: book.texts,
    forms: book.forms,
  };
}

function partOf(target: string): string {
  return (target.startsWith('/') ? target.slice(1) : `xl/${target}`).replace(/^xl\/\.\.\//, '').toLowerCase();
}

class BookParts {
  readonly names = new Set<string>();
  readonly sheets: Sheet[] = [];
  readonly relations = new Map<string, string>();
  readonly texts: string[] = [];
  readonly forms: NumberForm[] = [];
  is1904 = false;

  takerOf(name: string): ((bytes: Uint8Array, isLast: boolean) => void) | null {
    const part = name.replaceAll('\\', '/').toLowerCase();
    this.names.add(part);
    const handler = this.#handlerOf(part);
    if (handler === null) return null;
    const feed = new XmlFeed(handler);
    return (bytes, isLast) => feed.add(bytes, isLast);
  }

  #handlerOf(part: string): XmlHandler | null {
    switch (part) {
      case 'xl/workbook.xml':
        return { open: (name, attributes) => this.#openBook(name, attributes) };
      case 'xl/_rels/workbook.xml.rels':
        return {
          open: (name, { Id, Target }) => {
            if (name === 'Relationship' && Id !== undefined && Target !== undefined)
              this.relations.set(Id, Target);
          },
        };
      case 'xl/styles.xml':
        return styleHandler(this.forms);
      case 'xl/sharedstrings.xml':
        return textHandler(this.texts);
      default:
        return null;
    }
  }

  #openBook(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'workbookPr') this.is1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
    if (name !== 'sheet') return;
    this.sheets.push({
      name: attributes.name ?? '',
      relation:
        attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '',
      isHidden: /hidden/i.test(attributes.state ?? ''),
    });
  }
}

function styleHandler(forms: NumberForm[]): XmlHandler {
  const codes = new Map<number, string>();
  let isInCells = false;
  return {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') isInCells = true;
      if (name !== 'xf' || !isInCells) return;
      if (forms.length >= MOST_FORMS) throw new UnreadableTable('The workbook has too many styles');
      const id = Number(attributes.numFmtId ?? 0);
      forms.push(numberFormOf(id, codes.get(id) ?? null));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  };
}

/** Texts of `<si>`, runs put together; what only helps pronunciation (`<rPh>`) is left out. */
function textHandler(texts: string[]): XmlHandler {
  let text = '';
  let isText = false;
  let isPhonetic = false;
  let chars = 0;
  return {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') isPhonetic = true;
      isText = name === 't' && !isPhonetic;
    },
    text: (more) => {
      if (!isText) return;
      text += more;
      chars += more.length;
      if (chars > MOST_TEXT_CHARS)
        throw new UnreadableTable('The workbook holds too much text: save the sheet as CSV UTF-8');
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'si') texts.push(text);
    },
  };
}
