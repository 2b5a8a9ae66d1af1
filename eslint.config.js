import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const WEB_FILES = ['apps/{console,crew,desk,portal}/**/*.{ts,tsx}', 'libs/web-kit/**/*.{ts,tsx}'];

// Across libs only through index.ts: the alias has no path behind the lib's name, and a relative path
// may not climb out of one lib or app into another. dependency-cruiser checks the resolved graph as well.
const NO_DEEP_IMPORTS = {
  patterns: [
    { regex: '^#siaga/[^/]+/.+', message: 'Import the lib itself (#siaga/<lib>), never a file inside it.' },
    { regex: '^(\\.\\./)+(libs/|apps/|[^.]+/src/)', message: 'Import another lib as #siaga/<lib>.' },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.siaga/**',
      'coverage/**',
      'bench/results/**',
      'test/ui/__output__/**',
      // A module that is not in its place: the stage `module` places and checks it.
      'test/module/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-restricted-imports': ['error', NO_DEEP_IMPORTS],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'TSEnumDeclaration', message: 'A union of strings, or z.enum.' },
        {
          selector:
            'CallExpression[callee.property.name=/^(only|skip)$/][callee.object.name=/^(it|test|describe)$/]',
          message: 'No .only or .skip in a committed test.',
        },
      ],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // NestJS modules are classes that hold a decorator and nothing else.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Nest declares its option objects as classes, and they are given as literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/ban-ts-comment': 'error',
      // There are no enums (above); looking for what is put into them is a seventh of the whole.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    },
  },
  {
    // emitDecoratorMetadata needs the injected class as a value import; a type import leaves Nest with nothing.
    files: ['apps/api/**/*.ts', 'libs/**/*.ts'],
    ignores: ['libs/{client,contracts,simulation,web-kit}/**'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: WEB_FILES,
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    // The rule protects what React's compiler memoizes; these screens are built without it.
    files: ['libs/web-kit/src/list/**/*.{ts,tsx}'],
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  {
    // Screens fetch through TanStack Query and send through commands (ADR 0020); the crew's phone, which works without
    // a line, and the desk, which answers several at a time, talk to the client themselves.
    files: ['apps/{console,crew,desk,portal}/**/*.{ts,tsx}'],
    ignores: [
      'apps/crew/src/{drive,offline,position}/**',
      'apps/desk/src/inbound/use-acknowledge.ts',
      'apps/console/src/ground/use-drive.ts',
      // Send what an officer's phone keeps, by a sender of their own; fetches files of this very build.
      'apps/desk/src/monitoring/entry/kept/entry-device.ts',
      'apps/desk/src/monitoring/walk/visit-device.ts',
      'apps/desk/src/monitoring/entry/card/reader.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          ...NO_DEEP_IMPORTS,
          paths: [
            {
              name: '#siaga/web-kit',
              importNames: ['apiClient'],
              message: 'Fetch with useFetched or fetchOnce, send with useCommand.',
            },
            ...['react-aria-components', '@tanstack/react-query'].map((name) => ({
              name,
              message: 'Use what libs/web-kit wraps.',
            })),
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Fetch with useFetched or fetchOnce, send with useCommand.' },
      ],
    },
  },
  {
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    ignores: ['libs/persistence/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'pg',
              importNames: ['Pool', 'Client', 'default'],
              allowTypeImports: true,
              message:
                'Open pools with openPool of libs/persistence: elsewhere a lost connection can end the process.',
            },
          ],
        },
      ],
    },
  },
  {
    // Stand-ins for classes that Nest injects may well be empty.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off' },
  },
  {
    // Tests and benches put the server together as its main does; dependency-cruiser keeps them at the facades.
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: NO_DEEP_IMPORTS.patterns.slice(0, 1) }] },
  },
  {
    // What a process prints to the person who started it.
    files: [
      'apps/api/src/main.ts',
      'apps/engine/**/*.ts',
      'apps/simulator/**/*.ts',
      'bench/**/*.ts',
      'apps/api/src/cli/**/*.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: [
      '**/vite.config.ts',
      'vite.shared.ts',
      'vite.font.ts',
      'vite.schemas.ts',
      'vite.visitors.ts',
      'vite.subset-font.d.ts',
    ],
    // Vite wants a default export, and the three configurations share one file above them.
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        module: 'writable',
        require: 'readonly',
        self: 'readonly',
        caches: 'readonly',
        clients: 'readonly',
      },
    },
    rules: { 'no-restricted-imports': 'off' },
  },
);
