import { strToU8, zipSync } from 'fflate';

/** What a workbook of a test is made of; parts that are given replace those that are made. */
export interface WorkbookParts {
  /** Inside `<worksheet>`. */
  sheet: string;
  texts?: string[];
  /** Codes of number formats; the style `n` uses the n-th, 0 is General. */
  formats?: string[];
  sheets?: string;
  parts?: Record<string, string>;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A workbook as Excel packs it, with the parts a reader needs. */
export function buildWorkbook({
  sheet,
  texts = [],
  formats = [],
  sheets,
  parts = {},
}: WorkbookParts): Uint8Array {
  const ids = formats.map((_, index) => 164 + index);
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types/>`,
    'xl/workbook.xml': `${XML}<workbook ${MAIN} ${R}><sheets>${sheets ?? '<sheet name="Data" sheetId="1" r:id="rId1"/>'}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet ${MAIN}>${sheet}</worksheet>`,
    'xl/styles.xml': `${XML}<styleSheet ${MAIN}><numFmts>${formats.map((code, index) => `<numFmt numFmtId="${ids[index] ?? 0}" formatCode="${code}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${XML}<sst ${MAIN}>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
