import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { listFiles } from './fingerprint.mjs';

/**
 * The names that code under `places` reads from an object, as `env.NAME`, `env['NAME']` or `{ NAME } = env`; words in comments and
 * the names that are written do not count. Specs and declarations of settings are left out.
 */
export function namesRead(root, places) {
  const files = listFiles(root, places).filter(
    (file) => /\.(ts|mjs|js)$/.test(file) && !/\.spec\.(ts|mjs)$|\.settings\.ts$/.test(file),
  );
  const names = new Set();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    // What reads a setting names where it comes from.
    if (!/env|settings/i.test(text)) continue;
    readsOf(ts.createSourceFile(file, text, ts.ScriptTarget.Latest), names);
  }
  return names;
}

function readsOf(node, names) {
  if (ts.isPropertyAccessExpression(node) && !isAssigned(node)) names.add(node.name.text);
  if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression) && !isAssigned(node))
    names.add(node.argumentExpression.text);
  if (ts.isBindingElement(node)) names.add((node.propertyName ?? node.name).text);
  // setParentNodes would read every file twice.
  ts.forEachChild(node, (child) => {
    child.parent = node;
    readsOf(child, names);
  });
}

const isAssigned = ({ parent }) =>
  parent !== undefined &&
  ts.isBinaryExpression(parent) &&
  parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
