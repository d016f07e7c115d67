// Prints the TypeScript types of everything that goes into the functions and comes out of them, from the JSON Schemas of cli/schema/.
import { readFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';

/** Schemas with a title, each by its title. */
const definitions = {};

/** A schema in which each part that has a title refers to a definition: otherwise each use of it would be a type of its own. */
const hoisted = (schema) => {
  if (Array.isArray(schema)) return schema.map(hoisted);
  if (schema === null || typeof schema !== 'object') return schema;
  const { title, $schema, $id, ...rest } = schema;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, hoisted(value)]));
  // JavaScript never gets the brief form of the command line: all keys are there.
  if (inner.properties) inner.required = Object.keys(inner.properties);
  if (typeof inner.description === 'string') inner.description = inner.description.replace(/ Absent in a brief assessment\.$/, '');
  if (typeof title !== 'string') return inner;
  const { description, ...definition } = inner;
  definitions[title] ??= $schema ? inner : definition;
  return { ...(description && { description }), allOf: [{ $ref: `#/definitions/${title}` }] };
};

const roots = ['facts', 'assessment', 'error', 'rules'].map((name) =>
  hoisted(JSON.parse(readFileSync(new URL(`../cli/schema/${name}.schema.json`, import.meta.url), 'utf8'))),
);
const types = await compile({ title: 'Unused', anyOf: roots, definitions }, 'Unused', {
  additionalProperties: false,
  bannerComment: '',
  style: { printWidth: 10_000, singleQuote: true },
  unreachableDefinitions: true,
});
process.stdout.write(types.replace(/^export type Unused = .*;\n/m, ''));
