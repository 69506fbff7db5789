import tseslint from 'typescript-eslint';

/** Where something comes in and is read: there a type is what the reading says it is. */
const PARSING = ['host/settings.ts', 'records/**', 'workflows/reading.ts', 'desk/solver-thread.ts', 'test/**'];

/** Tables and texts, which are as long as what they list. */
const TABLES = ['language/{da,en,hr-da,hr-en}.ts', 'api/routes.ts'];

/** What a module keeps for itself and changes: a variable, or something that begins empty. */
const AT_THE_TOP = ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration';
const KEPT_BY_A_MODULE = [
  `${AT_THE_TOP}[kind='let']`,
  `${AT_THE_TOP} > VariableDeclarator > NewExpression[callee.name=/^(Weak)?(Map|Set)$/][arguments.length=0]`,
  `${AT_THE_TOP} > VariableDeclarator > ArrayExpression[elements.length=0]`,
  `${AT_THE_TOP} > VariableDeclarator > ObjectExpression[properties.length=0]`,
];

export default tseslint.config(
  { ignores: ['node_modules', '.data', 'dist', '*.cjs', 'eslint.config.js', 'pages/assets'] },
  ...tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      // No `as` but `as const`.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      // A file is one idea.
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: PARSING, rules: { '@typescript-eslint/consistent-type-assertions': 'off' } },
  { files: TABLES, rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  // Workflows replay: nothing in them may depend on the host's clock, zone or locale.
  {
    files: ['workflows/**'],
    rules: {
      'no-restricted-globals': ['error', 'Intl', 'process', 'setTimeout', 'setInterval'],
      'no-restricted-properties': [
        'error',
        ...['getHours', 'getDate', 'getDay', 'getMonth', 'getFullYear', 'toLocaleString'].map((property) => ({
          property,
        })),
      ],
    },
  },
  // All workflows of a worker share these modules (see worker/bundle.ts): what one of them changed would be in all others, and in no history.
  {
    files: ['workflows/**', 'domain/**', 'links/**'],
    // No workflow reaches these (test/processes/bundle.test.ts).
    ignores: ['domain/working-days.ts', 'links/signing.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...KEPT_BY_A_MODULE.map((selector) => ({ selector, message: 'Workflows share this module.' })),
      ],
    },
  },
  // Answers of the API are read as they come; a test's function holds all of a story's tests.
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
);
