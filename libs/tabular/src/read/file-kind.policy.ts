/** What the first bytes of a file show, or the words to refuse it with. */
export type FileKind = 'text' | 'zip' | { refusal: string };

const SAVE = 'save it as Excel workbook (.xlsx) or CSV UTF-8 and give it again';

const SIGNS: readonly (readonly [number[], FileKind])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    { refusal: `The file is an old Excel workbook (.xls) or one with a password: ${SAVE}` },
  ],
  [[0x25, 0x50, 0x44, 0x46], { refusal: 'The file is a PDF: ask for the table itself' }],
  [[0x1f, 0x8b], { refusal: 'The file is packed (gzip): unpack it first' }],
  [[0x89, 0x50, 0x4e, 0x47], { refusal: 'The file is a picture: ask for the table itself' }],
  [[0xff, 0xd8, 0xff], { refusal: 'The file is a picture: ask for the table itself' }],
  [[0x52, 0x61, 0x72, 0x21], { refusal: 'The file is packed (RAR): unpack it first' }],
  [[0x37, 0x7a, 0xbc, 0xaf], { refusal: 'The file is packed (7z): unpack it first' }],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], { refusal: `The file is a text document: ${SAVE}` }],
];

const HTML = /^\s*<(!doctype html|html|table|meta|head)\b/i;
const XML = /^\s*<\?xml\b/i;

/** Judges by content, for names lie: a ".xls" of a web page is HTML. */
export function fileKindOf(head: Uint8Array): FileKind {
  const sign = SIGNS.find(([bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (sign) return sign[1];
  const text = new TextDecoder('latin1').decode(head.subarray(0, 512)).replace(/^ï»¿/, '');
  if (HTML.test(text))
    return { refusal: `The file is a web page, whatever its name says: open it in Excel, ${SAVE}` };
  return XML.test(text) ? { refusal: `The file is XML: ${SAVE}` } : 'text';
}
