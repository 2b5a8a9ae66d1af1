import { type Plugin } from 'vite';

/** Where zod makes JSON schemas of its own; every schema names these modules, so that no build leaves them out by itself. */
const MAKERS = /[\\/]zod[\\/]v4[\\/]core[\\/](?:json-schema-processors|to-json-schema)\.js$/;
/** What a schema asks of them besides: its `minLength`, `maxValue` and the like. */
const KEPT = 'aggregateChecks';

type Ast = ReturnType<ThisParameterType<Extract<Plugin['transform'], (...args: never) => unknown>>['parse']>;

/** A maker in the text of its module, with what stands there instead. */
interface Cut {
  start: number;
  end: number;
  text: string;
}

/** The makers that a module gives to others, each made one that says where it is to be had. */
function cutsOf({ body }: Ast): Cut[] {
  return body.flatMap((statement) => {
    const given = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    if (given?.type === 'FunctionDeclaration' && given.id && given.id.name !== KEPT)
      return [{ start: given.start, end: given.end, text: `const ${given.id.name} = never;` }];
    if (given?.type !== 'VariableDeclaration') return [];
    return given.declarations.flatMap(({ id, init }) => {
      if (id.type !== 'Identifier' || !init) return [];
      // A method maker is called to have the method, which may never be.
      return [{ start: init.start, end: init.end, text: id.name.startsWith('create') ? 'later' : 'never' }];
    });
  });
}

/**
 * Leaves out of the screens what makes JSON schemas: the server makes them, for the pages about its API. Whoever asks a schema for
 * one in a browser is told so.
 */
export function schemasOnServerOnly(): Plugin {
  return {
    name: 'siaga-schemas-on-server-only',
    enforce: 'pre',
    transform(code, id) {
      if (!MAKERS.test(id)) return null;
      if (id.includes('processors') && !code.includes(`function ${KEPT}(`))
        this.error(`zod has no ${KEPT} any more`);
      const rest = cutsOf(this.parse(code))
        .toSorted((a, b) => b.start - a.start)
        .reduce((text, cut) => text.slice(0, cut.start) + cut.text + text.slice(cut.end), code);
      return {
        code: `const never = () => { throw new Error('JSON schemas are made on the server'); };
const later = () => never;
${rest}`,
        map: null,
      };
    },
  };
}
