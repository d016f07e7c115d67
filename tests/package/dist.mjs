// What the tests of the package share: where it lies, and what it says of itself.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** The top folder of the project. */
export const root = here('../../');
/** The package, as `cargo xtask package` builds it. */
export const dist = process.env.SMR_CHECK_DIST ?? here('../../dist');

export const read = (folder, name) => readFileSync(`${folder}/${name}`, 'utf8');
export const json = (folder, name) => JSON.parse(read(folder, name));
