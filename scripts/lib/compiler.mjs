import { inRoot } from './paths.mjs';

/**
 * Arguments of node that run TypeScript's native compiler on a project (ADR 0051). One checker: with more, each checks
 * again what they share, and the cores have other work beside it.
 */
export const compilerCommand = (project, ...options) => [
  inRoot('node_modules', '@typescript', 'native', 'bin', 'tsc'),
  ...['-p', project, '--checkers', '1', ...options],
];
