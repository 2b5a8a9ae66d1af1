import { type Plugin } from 'vite';

/** Modules, or files of their routes, of which an app has no screens: it never asks them (`test/screens/left-out-routes`). */
export const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  console: ['booking', 'jkn', 'monitoring'],
  crew: ['booking', 'jkn', 'lists', 'monitoring', 'records'],
  desk: [
    'calls',
    'dispatch/dispatch',
    'fleet',
    'geo/learned',
    'handover',
    'mapdata/map-fetch',
    'messaging',
    'records',
    'roads',
  ],
  portal: ['booking', 'jkn', 'lists', 'monitoring', 'records'],
};

/** Modules of whose entities an app's topics never tell (`test/screens/left-out-routes`): their views are of anything there. */
export const UNHEARD: Readonly<Record<string, readonly string[]>> = { desk: ['calls', 'handover'] };

/** Routes of people without an account, which no screen asks by the contracts: the portal knows its few by their addresses (ADR 0023). */
const VISITORS = /[\\/]contracts[\\/]src[\\/][a-z]+[\\/]portal\.routes\.ts$/;
const ROUTES = /[\\/]contracts[\\/]src[\\/]([a-z]+)[\\/]([\w-]+)\.routes\.ts$/;
/** Forms of those modules: what no route that stays names is not part of a screen. They only define, so that leaving them out changes nothing. */
export const FORMS =
  /[\\/]contracts[\\/]src[\\/]([a-z]+[\\/]portal|(booking|calls|dispatch|facilities|fleet|geo|handover|jkn|lists|mapdata|messaging|monitoring|records|roads)[\\/][\w-]+)\.ts$/;

/** What a module declares, in its own file. */
const MODULE = /[\\/]contracts[\\/]src[\\/]([a-z]+)[\\/][a-z]+\.module\.ts$/;
/** An entity that no snapshot lists: its view is read by no screen's client, only sealed and described by the server. */
const UNLISTED = /defineEntity\(\{(?:(?!snapshot:|\}\))[^])*\}\)/g;
const ENTITY = /defineEntity\(\{(?:(?!\}\))[^])*\}\)/g;

/** The same module, some of whose entities have a view of anything. */
function withoutViews(code: string, which: RegExp): string {
  const cut = code.replace(which, (entity) => entity.replace(/\bschema: [\w.]+,/, 'schema: anyView,'));
  return cut === code
    ? code
    : `import { z as anyZod } from 'zod';\nconst anyView = anyZod.unknown();\n${cut}`;
}

const OF_CONTRACTS = /[\\/]contracts[\\/]src[\\/](?!define)[^.]+(?:\.\w+)?\.ts$/;
const MARK = 'notPersonal(';

/** The same forms without the reasons of their marks, which are written for readers of the source. */
export function withoutReasons(code: string): string {
  const [before = '', ...marked] = code.split(MARK);
  return [before, ...marked.map(withoutReason)].join(MARK);
}

/** What follows `notPersonal(`, without its last argument. Throws where the parenthesis is not closed. */
function withoutReason(text: string): string {
  let depth = 0;
  let quote = '';
  let comma = -1;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === "'" || sign === '`') quote = sign;
    else if (sign === '(') depth += 1;
    else if (sign === ')' && depth === 0)
      return `${text.slice(0, comma === -1 ? at : comma)}${text.slice(at)}`;
    else if (sign === ')') depth -= 1;
    else if (sign === ',' && depth === 0 && text.slice(at + 1).trimStart()[0] !== ')') comma = at;
  }
  throw new Error('notPersonal( is not closed');
}

/** Leaves the routes that an app never asks out of it, with the forms that only these name. */
export function routesOfOthersLeftOut(app: string): Plugin {
  const leftOut = LEFT_OUT[app] ?? [];
  return {
    name: 'siaga-routes-of-others-left-out',
    enforce: 'pre',
    transform(code, id) {
      const [, declared] = MODULE.exec(id) ?? [];
      if (declared !== undefined)
        return { code: withoutViews(code, UNHEARD[app]?.includes(declared) ? ENTITY : UNLISTED), map: null };
      if (!ROUTES.test(id) && OF_CONTRACTS.test(id) && code.includes(MARK))
        return { code: withoutReasons(code), map: null };
      const [, module = '', file = ''] = ROUTES.exec(id) ?? [];
      if (!VISITORS.test(id) && !leftOut.includes(module) && !leftOut.includes(`${module}/${file}`))
        return null;
      const names = [...code.matchAll(/^export const (\w+) = /gm)].map(([, name]) => name);
      if (names.length === 0) this.error('a file of routes exports their table');
      return { code: names.map((name) => `export const ${String(name)} = {};`).join('\n'), map: null };
    },
  };
}
