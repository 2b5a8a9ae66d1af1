import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';

/** A call through which a parameter got its value; `outer` is the call of the function that stands around it. */
export interface Chain {
  readonly call: ts.CallExpression;
  readonly callee: ts.SignatureDeclaration;
  readonly outer: Chain | null;
}

/** The value depends on who calls this function: try again for each of its calls. */
export class NeedsCallers extends Error {
  constructor(readonly callee: ts.SignatureDeclaration) {
    super('The value is given by the callers');
  }
}

/** What stands in a statement and is not known before it runs: it needs a sample. */
export class Unresolved extends Error {}

/** Values that stand for what only a run knows, by `file name` of a variable or parameter. */
export type Samples = Readonly<Record<string, readonly unknown[]>>;

type Scope = Record<string, unknown>;

/**
 * Tells which values an expression can have, without running the program: constants of modules are computed by their own code, a
 * condition counts both ways, a parameter is what its callers give. Functions of modules are run as they are.
 */
export class Evaluator {
  readonly usedSamples = new Set<string>();
  private readonly scopes = new Map<ts.SourceFile, Scope>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly root: string,
    private readonly samples: Samples,
  ) {}

  /** Throws NeedsCallers, Unresolved. */
  values(node: ts.Expression, chain: Chain | null): unknown[] {
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
      return this.values(node.expression, chain);
    if (ts.isConditionalExpression(node))
      return [...this.values(node.whenTrue, chain), ...this.values(node.whenFalse, chain)];
    if (ts.isTemplateExpression(node)) return this.template(node, chain);
    if (ts.isIdentifier(node)) {
      const local = this.localOf(node);
      if (local) return this.localValues(local, chain);
    }
    return this.run(node, chain);
  }

  private template(node: ts.TemplateExpression, chain: Chain | null): string[] {
    let texts = [node.head.text];
    for (const { expression, literal } of node.templateSpans) {
      const pieces = this.values(expression, chain).map(String);
      texts = texts.flatMap((text) => pieces.map((piece) => text + piece + literal.text));
    }
    return texts;
  }

  /** Where a name is declared, when that is inside a function. */
  private localOf(node: ts.Identifier): ts.Declaration | null {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(node.parent)
      : this.checker.getSymbolAtLocation(node);
    const declaration = symbol?.valueDeclaration;
    if (!declaration || declaration.getSourceFile().isDeclarationFile) return null;
    const isInside = ts.findAncestor(declaration.parent, ts.isFunctionLike) !== undefined;
    return isInside && !ts.isPropertyAssignment(declaration) ? declaration : null;
  }

  private localValues(declaration: ts.Declaration, chain: Chain | null): unknown[] {
    const sample = this.sampleOf(declaration);
    if (sample) return [...sample];
    if (ts.isVariableDeclaration(declaration)) return this.variableValues(declaration, chain);
    if (ts.isParameter(declaration)) return this.parameterValues(declaration, chain);
    if (ts.isBindingElement(declaration) && ts.isArrayBindingPattern(declaration.parent)) {
      const whole = declaration.parent.parent;
      const index = declaration.parent.elements.indexOf(declaration);
      if (ts.isVariableDeclaration(whole))
        return this.variableValues(whole, chain).map((value) => (value as unknown[])[index]);
    }
    throw new Unresolved(this.nameOf(declaration));
  }

  private variableValues(declaration: ts.VariableDeclaration, chain: Chain | null): unknown[] {
    if (declaration.initializer) return this.values(declaration.initializer, chain);
    const loop = declaration.parent.parent;
    if (ts.isForOfStatement(loop))
      return this.values(loop.expression, chain).flatMap((all) => [...(all as unknown[])]);
    throw new Unresolved(this.nameOf(declaration));
  }

  private parameterValues(declaration: ts.ParameterDeclaration, chain: Chain | null): unknown[] {
    const callee = declaration.parent;
    const index = callee.parameters.indexOf(declaration);
    for (let link = chain; link; link = link.outer) {
      if (link.callee !== callee) continue;
      const given = link.call.arguments[index] ?? declaration.initializer;
      if (given) return this.values(given, link.outer);
    }
    throw new NeedsCallers(callee);
  }

  private sampleOf(declaration: ts.Declaration): readonly unknown[] | undefined {
    const key = this.nameOf(declaration);
    if (!(key in this.samples)) return undefined;
    this.usedSamples.add(key);
    return this.samples[key];
  }

  private nameOf(declaration: ts.Declaration): string {
    const { name } = declaration as ts.NamedDeclaration;
    return `${path.relative(this.root, declaration.getSourceFile().fileName)} ${name?.getText() ?? '?'}`;
  }

  /** Runs the expression's own code once for each value of the local names in it. */
  private run(node: ts.Expression, chain: Chain | null): unknown[] {
    let bindings: Scope[] = [{}];
    const bind = (inner: ts.Node): void => {
      if (ts.isIdentifier(inner)) {
        const local = this.localOf(inner);
        const isOwn = local !== null && ts.findAncestor(local, (each) => each === node) !== undefined;
        if (local && !isOwn && bindings[0] && !(inner.text in bindings[0])) {
          const values = this.localValues(local, chain);
          bindings = bindings.flatMap((scope) => values.map((value) => ({ ...scope, [inner.text]: value })));
        }
      } else if (inner.kind === ts.SyntaxKind.ThisKeyword)
        throw new Unresolved(`${path.relative(this.root, node.getSourceFile().fileName)} ${node.getText()}`);
      ts.forEachChild(inner, bind);
    };
    bind(node);
    const scope = this.scopeOf(node.getSourceFile());
    return bindings.map((locals) => compute(node, scope, locals));
  }

  /** What stands at the top of a module, computed when it is asked for. */
  private scopeOf(file: ts.SourceFile): Scope {
    const known = this.scopes.get(file);
    if (known) return known;
    const computed = new Map<string, unknown>();
    const symbols = new Map(
      this.checker
        .getSymbolsInScope(file, ts.SymbolFlags.Value | ts.SymbolFlags.Alias)
        .filter((symbol) => symbol.declarations?.some((each) => each.getSourceFile() === file))
        .map((symbol) => [symbol.name, symbol]),
    );
    const scope: Scope = new Proxy(
      {},
      {
        has: (_, name) => typeof name === 'string' && symbols.has(name),
        get: (_, name) => {
          const symbol = typeof name === 'string' ? symbols.get(name) : undefined;
          if (!symbol) return undefined;
          if (!computed.has(symbol.name)) computed.set(symbol.name, this.moduleValue(symbol));
          return computed.get(symbol.name);
        },
      },
    );
    this.scopes.set(file, scope);
    return scope;
  }

  private moduleValue(symbol: ts.Symbol): unknown {
    const isImported = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const real = isImported
      ? this.checker.getAliasedSymbol(symbol)
      : this.checker.getExportSymbolOfSymbol(symbol);
    const declaration = real.valueDeclaration;
    const file = declaration?.getSourceFile();
    if (!declaration || !file || file.isDeclarationFile)
      throw new Unresolved(`${symbol.name}, which comes from outside`);
    if (isImported) return this.scopeOf(file)[real.name];
    if (ts.isVariableDeclaration(declaration) && declaration.initializer)
      return compute(declaration.initializer, this.scopeOf(file), {});
    if (ts.isFunctionDeclaration(declaration)) return compute(declaration, this.scopeOf(file), {});
    throw new Unresolved(`${symbol.name}, which is no constant`);
  }
}

/** Runs the code of a node where names are looked for in `locals`, then in `scope`, then among JavaScript's own. */
function compute(node: ts.Node, scope: Scope, locals: Scope): unknown {
  const text = node.getText().replace(/^export\s+/, '');
  const { outputText } = ts.transpileModule(`value = (${text})`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const code = outputText.replace(/^"use strict";/, '');
  const run = vm.runInThisContext(
    `(function (__scope, __locals) { let value; with (__scope) with (__locals) { ${code} } return value; })`,
  ) as (scope: Scope, locals: Scope) => unknown;
  return run(scope, locals);
}
