import ts from 'typescript';

/** What one lib (or the server itself) says of the schema in its `*.tables.ts`. */
export interface Owner {
  /** `libs/geo`, `apps/api`. */
  readonly home: string;
  readonly owns: readonly string[];
  readonly opens: readonly string[];
}

/** SQL that names what belongs to another. */
export interface Breach {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly owner: string;
}

/** Behind these words SQL names a table, a view or a sequence. */
const BEFORE_A_TABLE = new Set(['from', 'join', 'into', 'update', 'table', 'truncate', 'using', 'only']);
const NO_TABLE = new Set(['lateral', 'unnest', 'select', 'only', 'values', 'set', 'of', 'skip']);

/** What each owner holds, by name. Throws when two own the same. */
export function ownersByName(owners: readonly Owner[]): Map<string, Owner> {
  const byName = new Map<string, Owner>();
  for (const owner of owners) {
    for (const name of owner.owns) {
      const other = byName.get(name);
      if (other) throw new Error(`${name} is owned by ${other.home} and by ${owner.home}`);
      byName.set(name, owner);
    }
  }
  return byName;
}

/** Where a file's SQL names what its home does not own and the owner did not open. */
export function breachesIn(
  source: { home: string; file: string; text: string },
  byName: ReadonlyMap<string, Owner>,
): Breach[] {
  const breaches: Breach[] = [];
  for (const piece of textPieces(source.file, source.text)) {
    for (const { name, line } of namesIn(piece.text)) {
      const owner = byName.get(name);
      if (!owner || owner.home === source.home || owner.opens.includes(name)) continue;
      breaches.push({ file: source.file, line: piece.line + line, name, owner: owner.home });
    }
  }
  return breaches;
}

/** Every string and template of a file, an interpolation standing as one word; `line` counts from 1. */
function textPieces(file: string, text: string): { text: string; line: number }[] {
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const pieces: { text: string; line: number }[] = [];
  const visit = (node: ts.Node): void => {
    const content = contentOf(node);
    if (content !== null)
      pieces.push({
        text: content,
        line: parsed.getLineAndCharacterOfPosition(node.getStart(parsed)).line + 1,
      });
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return pieces;
}

function contentOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span) => `__piece__${span.literal.text}`).join('');
}

/** Names of tables, views, sequences and functions in a piece of SQL. What English says in passing is told apart by the case of its keywords. */
function namesIn(sql: string): { name: string; line: number }[] {
  const found: { name: string; line: number }[] = [];
  const tokens = tokensOf(sql);
  tokens.forEach(({ text, line, isTight }, index) => {
    if (!/^[a-z_]/.test(text)) return;
    const before = tokens[index - 1]?.text ?? '';
    const isCalled = isTight && tokens[index + 1]?.text === '(' && !isColumnList(tokens, index);
    if (isCalled || isTablePosition(tokens, index)) found.push({ name: text, line });
    else if (before === ',' && isInFromList(tokens, index)) found.push({ name: text, line });
  });
  return found;
}

interface Token {
  text: string;
  /** Nothing stands between it and what follows. */
  isTight: boolean;
  line: number;
}

function isTablePosition(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.text ?? '';
  return (
    before === before.toUpperCase() &&
    BEFORE_A_TABLE.has(before.toLowerCase()) &&
    !NO_TABLE.has(tokens[index]?.text ?? '')
  );
}

/** `INSERT INTO call (id, …)` opens a list of columns, not a call; the table is found by its position. */
function isColumnList(tokens: readonly Token[], index: number): boolean {
  return isTablePosition(tokens, index) || tokens[index - 1]?.text === 'AS';
}

/** `FROM a, b` and `FROM a x, b`: steps back over earlier members of the list to its FROM or USING. */
function isInFromList(tokens: readonly Token[], index: number): boolean {
  let depth = 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const text = tokens[at]?.text ?? '';
    if (text === ')') depth += 1;
    else if (text === '(') depth -= 1;
    if (depth < 0) return false;
    if (depth === 0 && /^[A-Z]+$/.test(text) && text !== 'AS' && text !== 'LATERAL' && text !== 'ORDINALITY')
      if (text !== 'WITH') return text === 'FROM' || text === 'USING';
  }
  return false;
}

/** Words, brackets and commas; comments, quoted text and numbers fall out. */
function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"([^"]+)"|[A-Za-z_][\w$]*|[(),]|\n/g;
  let line = 0;
  for (const match of sql.matchAll(pattern)) {
    const text = match[0];
    if (text === '\n') line += 1;
    else if (/^["A-Za-z_(),]/.test(text))
      tokens.push({
        text: match[1] ?? text,
        line,
        isTight: sql[match.index + text.length] === '(',
      });
    line += text.length > 1 ? (text.match(/\n/g)?.length ?? 0) : 0;
  }
  return tokens;
}
