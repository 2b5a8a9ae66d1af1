import ts from 'typescript';

/** Methods that give something away: to the server, or to what is kept on the device. */
const SENDS = /^(run|call|add|set|setValue|keepDraft|onSubmit|update|reset)$/;
/** What has these names sends by each of its methods. */
const SENDERS = /^(commands|commandQueue|apiClient)$/;
/** Stores of what is shown, not of what is sent. */
const SHOWN = /^(document|localState|params|format|texts|i18n|map|names|labels)$/;

/** Reads one file for words of its screen that reach what is sent; through variables, functions of the file and promises. */
class Reading {
  private readonly translators = new Set<string>(['t']);
  private readonly functions = new Map<string, ts.SignatureDeclaration>();
  private readonly worded = new Set<ts.Node>();
  private readonly source: ts.SourceFile;
  private readonly found = new Map<number, string>();

  constructor(name: string, text: string) {
    this.source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  }

  lines(): string[] {
    if (!/useTranslation|TFunction/.test(this.source.text)) return [];
    this.each((node) => {
      this.learnTranslator(node);
      this.learnFunction(node);
    });
    for (let before = -1; before < this.worded.size;) {
      before = this.worded.size;
      this.each((node) => this.follow(node));
    }
    this.each((node) => this.judge(node));
    return [...this.found.values()];
  }

  private each(look: (node: ts.Node) => void): void {
    const visit = (node: ts.Node): void => {
      look(node);
      ts.forEachChild(node, visit);
    };
    visit(this.source);
  }

  /** `const { t, t: common } = useTranslation(…)`. */
  private learnTranslator(node: ts.Node): void {
    if (!ts.isVariableDeclaration(node) || !node.initializer?.getText().startsWith('useTranslation(')) return;
    if (!ts.isObjectBindingPattern(node.name)) return;
    for (const { propertyName, name } of node.name.elements)
      if ((propertyName ?? name).getText() === 't') this.translators.add(name.getText());
  }

  private follow(node: ts.Node): void {
    if (ts.isVariableDeclaration(node) && node.initializer && this.isWorded(node.initializer))
      this.worded.add(node);
    if (!ts.isCallExpression(node)) return;
    if (ts.isIdentifier(node.expression)) this.followInto(node.expression.text, node);
    const { expression } = node;
    if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'then') return;
    const [taken] = node.arguments;
    const [parameter] = taken && ts.isArrowFunction(taken) ? taken.parameters : [];
    if (parameter && this.isWorded(expression.expression)) this.worded.add(parameter);
  }

  /** What a function of this file is given. */
  private followInto(name: string, call: ts.CallExpression): void {
    const declared = this.functions.get(name);
    call.arguments.forEach((argument, at) => {
      const parameter = declared?.parameters[at];
      if (parameter && this.isWorded(argument)) this.worded.add(parameter);
    });
  }

  private learnFunction(node: ts.Node): void {
    if (ts.isFunctionDeclaration(node) && node.name) this.functions.set(node.name.text, node);
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isArrowFunction(node.initializer))
      this.functions.set(node.name.getText(), node.initializer);
  }

  private judge(node: ts.Node): void {
    if (!ts.isCallExpression(node) || !this.isSending(node.expression)) return;
    const sent = node.arguments.find((argument) => this.isWorded(argument));
    if (!sent) return;
    const { line } = this.source.getLineAndCharacterOfPosition(node.getStart());
    this.found.set(node.getStart(), `${line + 1}: ${node.getText().replace(/\s+/g, ' ').slice(0, 120)}`);
  }

  private isSending(callee: ts.Expression): boolean {
    if (ts.isIdentifier(callee)) return SENDS.test(callee.text);
    if (!ts.isPropertyAccessExpression(callee)) return false;
    const owner = callee.expression.getText();
    return SENDERS.test(owner) || (SENDS.test(callee.name.text) && !SHOWN.test(owner));
  }

  /** Whether words of the screen are in the value; what a function inside it does later is another matter. */
  private isWorded(value: ts.Node): boolean {
    if (ts.isFunctionLike(value) || ts.isJsxElement(value) || ts.isJsxSelfClosingElement(value)) return false;
    if (ts.isCallExpression(value) && ts.isIdentifier(value.expression))
      if (this.translators.has(value.expression.text)) return true;
    if (ts.isIdentifier(value)) return this.isWordedName(value);
    let isFound = false;
    ts.forEachChild(value, (child) => {
      isFound ||= this.isWorded(child);
    });
    return isFound;
  }

  private isWordedName(name: ts.Identifier): boolean {
    const { parent } = name;
    if (ts.isPropertyAccessExpression(parent) && parent.name === name) return false;
    if (ts.isPropertyAssignment(parent) && parent.name === name) return false;
    for (let scope: ts.Node = name; scope.parent as ts.Node | undefined; scope = scope.parent) {
      const declared = declaredIn(scope.parent, name.text);
      if (declared) return this.worded.has(declared);
    }
    return false;
  }
}

/** What declares the name directly in this scope: a variable of a block, or a parameter. */
function declaredIn(scope: ts.Node, name: string): ts.Node | null {
  if (ts.isFunctionLike(scope)) {
    const parameter = scope.parameters.find((each) => names(each.name, name));
    if (parameter) return parameter;
  }
  if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) return null;
  for (const statement of scope.statements)
    if (ts.isVariableStatement(statement)) {
      const variable = statement.declarationList.declarations.find((each) => names(each.name, name));
      if (variable) return variable;
    }
  return null;
}

const names = (binding: ts.BindingName, name: string): boolean =>
  ts.isIdentifier(binding)
    ? binding.text === name
    : binding.elements.some((element) => !ts.isOmittedExpression(element) && names(element.name, name));

/** The lines of a file in which words in the language of the screen are sent or kept. */
export const sentWords = (name: string, text: string): string[] => new Reading(name, text).lines();
