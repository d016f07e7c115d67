// What a linter finds in our JavaScript: names that do not exist, variables that nobody reads. Layout is not its business.
import js from '@eslint/js';
import globals from 'globals';

const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));
/** What the build fills in: `Bundle::define` in xtask/src/element.rs. */
const FILLED_IN = ['BUILD', 'INLINE', 'INTAKE_INLINE', 'LENGTH', 'LINKS', 'MAY_GROW', 'MAY_SHARE', 'SIGNS', 'STYLE', 'SUM', 'TITLES', 'VERSION', 'WASM'];

export default [
  { ignores: ['target/', 'dist/', 'hosts/'] },
  js.configs.recommended,
  { rules: { 'no-unused-vars': ['error', { ignoreRestSiblings: true }], 'no-empty': ['error', { allowEmptyCatch: true }] } },
  { files: ['embed/**'], languageOptions: { globals: { ...globals.browser, ...readonly(FILLED_IN) } } },
  // intake/guard.js is a script before intake/start.js: its names are global there.
  { files: ['static/**', 'intake/**'], languageOptions: { globals: { ...globals.browser, ...readonly(['beginAgain', 'isTold']) } } },
  { files: ['intake/guard.js'], rules: { 'no-redeclare': 'off' } },
  { files: ['intake/sw.js'], languageOptions: { globals: { ...globals.serviceworker, ...readonly(['VERSION', 'FILES']) } } },
  // Most functions of the browser tests run in the page that is tested, whose names nobody here can know.
  { files: ['tests/**'], languageOptions: { globals: { ...globals.node } }, rules: { 'no-undef': 'off', 'no-regex-spaces': 'off', 'no-control-regex': 'off' } },
  { files: ['package/**'], languageOptions: { globals: globals.node } },
];
