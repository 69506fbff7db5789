import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules', '.data', 'dist', '*.cjs', 'eslint.config.js'] },
  ...tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
    },
  },
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
  // Answers of the API are read as they come.
  {
    files: ['test/**'],
    rules: {
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
