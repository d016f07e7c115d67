// What `import 'smr-check'` gives in Node and to a bundler: the element and the functions. smr-check.js looks at its own address to find out
// whether it needs the functions; inside of a bundle that says nothing.
import './element.js';
export * from './rules.js';
