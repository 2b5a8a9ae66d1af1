const DECORATORS = { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false };

/** How sources are compiled for tests: decorators on the server, JSX on the screens. */
export const swcOptions = (isTsx) => ({
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', tsx: isTsx, decorators: !isTsx },
    transform: isTsx ? { react: { runtime: 'automatic' } } : DECORATORS,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
});
