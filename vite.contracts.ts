import { type Plugin } from 'vite';

/** Modules of which an app has no screens: it never asks their routes (`test/screens/left-out-routes`). */
export const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  console: ['booking', 'jkn', 'monitoring'],
  crew: ['booking', 'jkn', 'lists', 'monitoring', 'records'],
  desk: ['fleet', 'handover', 'messaging', 'records', 'roads'],
  portal: ['booking', 'jkn', 'lists', 'monitoring', 'records'],
};

/** Routes of people without an account, which no screen asks by the contracts: the portal knows its few by their addresses (ADR 0023). */
const VISITORS = /[\\/]contracts[\\/]src[\\/][a-z]+[\\/]portal\.routes\.ts$/;
const ROUTES = /[\\/]contracts[\\/]src[\\/]([a-z]+)[\\/]\w+\.routes\.ts$/;
/** Forms of those modules: what no route that stays names is not part of a screen. They only define, so that leaving them out changes nothing. */
export const FORMS =
  /[\\/]contracts[\\/]src[\\/]([a-z]+[\\/]portal|(booking|fleet|handover|jkn|lists|mapdata|messaging|monitoring|records|roads)[\\/][\w-]+)\.ts$/;

/** What a module declares, in its own file. */
const MODULE = /[\\/]contracts[\\/]src[\\/][a-z]+[\\/][a-z]+\.module\.ts$/;
/** An entity that no snapshot lists: its view is read by no screen's client, only sealed and described by the server. */
const UNLISTED = /defineEntity\(\{(?:(?!snapshot:|\}\))[^])*\}\)/g;

/** The same module, whose unlisted entities have a view of anything. */
function withoutViews(code: string): string {
  const cut = code.replace(UNLISTED, (entity) => entity.replace(/\bschema: [\w.]+,/, 'schema: anyView,'));
  return cut === code
    ? code
    : `import { z as anyZod } from 'zod';\nconst anyView = anyZod.unknown();\n${cut}`;
}

/** Leaves the routes that an app never asks out of it, with the forms that only these name. */
export function routesOfOthersLeftOut(app: string): Plugin {
  const leftOut = LEFT_OUT[app] ?? [];
  return {
    name: 'siaga-routes-of-others-left-out',
    enforce: 'pre',
    transform(code, id) {
      if (MODULE.test(id)) return { code: withoutViews(code), map: null };
      if (!VISITORS.test(id) && !leftOut.includes(ROUTES.exec(id)?.[1] ?? '')) return null;
      const names = [...code.matchAll(/^export const (\w+) = /gm)].map(([, name]) => name);
      if (names.length === 0) this.error('a file of routes exports their table');
      return { code: names.map((name) => `export const ${String(name)} = {};`).join('\n'), map: null };
    },
  };
}
