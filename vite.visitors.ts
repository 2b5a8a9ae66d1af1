import { type Plugin } from 'vite';

/** What a module of the contracts offers to people without an account: its routes, and the forms that only these name. */
const ROUTES = /[\\/]contracts[\\/]src[\\/][a-z]+[\\/]portal\.routes\.ts$/;
export const VISITORS_FORMS = /[\\/]contracts[\\/]src[\\/][a-z]+[\\/]portal\.ts$/;

/**
 * Leaves the visitors' routes out of every screen: staff's never ask them, and the portal knows its few by their addresses (ADR 0023). Their
 * forms are judged on the server.
 */
export function visitorsOnServerOnly(): Plugin {
  return {
    name: 'siaga-visitors-on-server-only',
    enforce: 'pre',
    transform(code, id) {
      if (!ROUTES.test(id)) return null;
      const names = [...code.matchAll(/^export const (\w+) = /gm)].map(([, name]) => name);
      if (names.length === 0) this.error('routes of visitors export their table');
      return { code: names.map((name) => `export const ${String(name)} = {};`).join('\n'), map: null };
    },
  };
}
