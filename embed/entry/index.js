// What `import 'smr-check'` gives in Node and to a bundler: the element and the functions. smr-check.js compares its own address to find out
// whether it needs the functions; in a bundle that tells nothing.
import './element.js';
export * from './rules.js';
