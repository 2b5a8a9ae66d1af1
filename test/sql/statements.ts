import path from 'node:path';
import ts from 'typescript';
import { Evaluator, NeedsCallers, Unresolved, type Chain, type Samples } from './evaluate.js';

/** A statement as the code sends it, and what the code takes its rows for. */
export interface Statement {
  readonly file: string;
  readonly line: number;
  /** As the code sends it, each piece filled in. */
  readonly sql: string;
  /** Null where the code states nothing: rows that are counted or not looked at. */
  readonly row: ts.Type | null;
}

export interface Found {
  readonly checker: ts.TypeChecker;
  readonly statements: readonly Statement[];
  /** Calls of `query` whose text is not known, and what is missing. */
  readonly unresolved: readonly string[];
  /** Calls that go to the driver itself. */
  readonly direct: readonly string[];
  readonly usedSamples: ReadonlySet<string>;
}

/** A call and the expression of its SQL, as one of its callers has it. */
interface Asked {
  readonly call: ts.CallExpression;
  readonly text: ts.Expression;
  readonly chain: Chain | null;
}

/** Where `query` is declared that our SQL goes through. */
const DOORS = /libs\/persistence\/src\/database\.ts$|libs\/roads\/src\/adapters\/router-database\.ts$/;
const MOST_CHAINS = 4;

/** Finds every statement of the files, by the compiler: what text `query` is given and of which type its rows are said to be. */
export class StatementFinder {
  private readonly program: ts.Program;
  private readonly checker: ts.TypeChecker;
  private readonly evaluator: Evaluator;
  private readonly callsByName = new Map<string, ts.CallExpression[]>();
  private readonly statements: Statement[] = [];
  private readonly unresolved: string[] = [];
  private readonly direct: string[] = [];

  constructor(
    private readonly root: string,
    private readonly files: readonly string[],
    samples: Samples,
    private readonly textMakers: readonly string[] = [],
  ) {
    const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file));
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
    this.program = ts.createProgram([...files], options);
    this.checker = this.program.getTypeChecker();
    this.evaluator = new Evaluator(this.checker, root, samples);
  }

  find(): Found {
    const sources = this.files
      .map((file) => this.program.getSourceFile(file))
      .filter((file) => file !== undefined);
    for (const source of sources) this.visit(source, (call) => this.remember(call));
    for (const source of sources) this.visit(source, (call) => this.take(call));
    const { checker, statements, unresolved, direct, evaluator } = this;
    return { checker, statements, unresolved, direct, usedSamples: evaluator.usedSamples };
  }

  private visit(node: ts.Node, take: (call: ts.CallExpression) => void): void {
    if (ts.isCallExpression(node)) take(node);
    ts.forEachChild(node, (child) => this.visit(child, take));
  }

  private remember(call: ts.CallExpression): void {
    const name = calledName(call);
    if (name === null) return;
    const calls = this.callsByName.get(name) ?? [];
    calls.push(call);
    this.callsByName.set(name, calls);
  }

  private take(call: ts.CallExpression): void {
    if (this.textMakers.includes(calledName(call) ?? ''))
      return this.resolve({ call, text: call, chain: null });
    if (calledName(call) !== 'query' || call.arguments.length === 0) return;
    const declared = this.checker.getResolvedSignature(call)?.declaration?.getSourceFile().fileName ?? '';
    if (!DOORS.test(declared)) {
      if (/node_modules\/(@types\/pg|typeorm)\//.test(declared)) this.direct.push(this.placeOf(call));
      return;
    }
    const [text] = call.arguments;
    if (text) this.resolve({ call, text, chain: null });
  }

  /** Takes the statement as it is in its chain; where callers decide, once for each of them. */
  private resolve(asked: Asked): void {
    const { call, text, chain } = asked;
    try {
      const row = text === call ? null : this.rowType(call, chain);
      const texts = this.evaluator.values(text, chain);
      for (const sql of new Set(texts.map(sqlOf))) this.statements.push({ ...this.at(call), sql, row });
    } catch (error) {
      if (error instanceof NeedsCallers && depthOf(chain) < MOST_CHAINS)
        return this.resolveByCallers(asked, error.callee);
      if (!(error instanceof Unresolved) && !(error instanceof NeedsCallers)) throw error;
      this.unresolved.push(`${this.placeOf(call)} ${error.message}`);
    }
  }

  private resolveByCallers(asked: Asked, callee: ts.SignatureDeclaration): void {
    const callers = this.callersOf(callee);
    if (callers.length === 0) this.unresolved.push(`${this.placeOf(asked.call)} nobody gives its text`);
    for (const call of callers)
      this.resolve({ ...asked, chain: link(asked.chain, { call, callee, outer: null }) });
  }

  private callersOf(callee: ts.SignatureDeclaration): ts.CallExpression[] {
    const name =
      callee.name?.getText() ??
      (ts.isVariableDeclaration(callee.parent) ? callee.parent.name.getText() : null);
    if (name === null) return [];
    return (this.callsByName.get(name) ?? []).filter(
      (call) => this.checker.getResolvedSignature(call)?.declaration === callee,
    );
  }

  private rowType(call: ts.CallExpression, chain: Chain | null): ts.Type | null {
    const [stated] = call.typeArguments ?? [];
    const signature = this.checker.getResolvedSignature(call);
    const type = stated
      ? this.checker.getTypeFromTypeNode(stated)
      : signature && this.rowOf(signature.getReturnType());
    if (!type) return null;
    if (type.flags & ts.TypeFlags.TypeParameter) return this.givenType(type, chain);
    return type.getStringIndexType() ? null : type;
  }

  /** The row behind `Promise<Row[]>`. */
  private rowOf(promise: ts.Type): ts.Type | undefined {
    const [rows] = this.checker.getTypeArguments(promise as ts.TypeReference);
    return rows && this.checker.getTypeArguments(rows as ts.TypeReference)[0];
  }

  private givenType(type: ts.Type, chain: Chain | null): ts.Type {
    const parameter = type.symbol.declarations?.[0] as ts.TypeParameterDeclaration;
    const callee = parameter.parent as ts.SignatureDeclaration;
    const index = callee.typeParameters?.indexOf(parameter) ?? 0;
    for (let at = chain; at; at = at.outer) {
      const given = at.callee === callee ? at.call.typeArguments?.[index] : undefined;
      if (given) return this.checker.getTypeFromTypeNode(given);
    }
    if (chain) throw new Unresolved(`${parameter.getText()}: say the row's type where it is called`);
    throw new NeedsCallers(callee);
  }

  private at(node: ts.Node): { file: string; line: number } {
    const source = node.getSourceFile();
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    return { file: path.relative(this.root, source.fileName), line: line + 1 };
  }

  private placeOf(node: ts.Node): string {
    const { file, line } = this.at(node);
    return `${file}:${line}`;
  }
}

/** The server's own sources. */
export function serverSources(root: string): string[] {
  return ['libs', 'apps/api'].flatMap((home) =>
    ts.sys
      .readDirectory(
        path.join(root, home),
        ['.ts'],
        ['**/*.spec.ts', '**/*.fixture.ts', '**/libs/web-kit/**', '**/node_modules/**'],
      )
      .filter((file) => file.includes('/src/')),
  );
}

function calledName(call: ts.CallExpression): string | null {
  const { expression } = call;
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : null;
}

function link(chain: Chain | null, last: Chain): Chain {
  return chain ? { ...chain, outer: link(chain.outer, last) } : last;
}

function depthOf(chain: Chain | null): number {
  return chain ? 1 + depthOf(chain.outer) : 0;
}

function sqlOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { text } = value as { text?: unknown };
  if (typeof text !== 'string') throw new Unresolved('The text of a statement is no text');
  return text;
}
