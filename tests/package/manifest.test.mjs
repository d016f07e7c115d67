// The manifest for editors and the types say what the element is: nothing more, nothing less, nothing of last year.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { dist, here, json, read, root } from './dist.mjs';

const [{ path, declarations }] = json(dist, 'custom-elements.json').modules;
const [manifest] = declarations;
const names = (list) => list.map(({ name }) => name);
const fields = manifest.members.filter(({ kind }) => kind === 'field');
const methods = manifest.members.filter(({ kind }) => kind === 'method');

/** The class, by way of stand-ins for what it finds in a browser. */
async function elementClass() {
  let found;
  Object.assign(globalThis, { HTMLElement: class {}, customElements: { get() {}, define: (_, one) => (found = one) } });
  await import(pathToFileURL(`${dist}/${path}`).href);
  return found;
}
const SmrCheck = await elementClass();

/** Members of an interface in a file of types, with the text of their types. */
function declared(file, name) {
  const source = ts.createSourceFile(file, read(dist, file), ts.ScriptTarget.Latest, true);
  const found = source.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === name);
  return new Map(found.members.map((member) => [member.name.text, member.type?.getText() ?? 'method']));
}

test('the attributes are those that the element observes, each with its property', () => {
  assert.deepEqual(names(manifest.attributes).sort(), [...SmrCheck.observedAttributes].sort());
  for (const { name, fieldName } of manifest.attributes) {
    const field = fields.find(({ attribute }) => attribute === name);
    assert.equal(field?.name, fieldName, name);
    assert.ok(field.reflects && Object.getOwnPropertyDescriptor(SmrCheck.prototype, fieldName).set, name);
  }
});

test('the defaults are those that the element has', () => {
  const source = read(root, 'embed/element.js').match(/const ATTRIBUTES = (\{[^]*?\n\});/)[1];
  const attributes = new Function(`return ${source}`)();
  for (const { name, type, default: value } of manifest.attributes) {
    const [first, ...others] = attributes[name];
    if (name !== 'lang' && name !== 'share') assert.equal(value, first ?? undefined, name);
    const words = [first, ...others].filter((one) => typeof one === 'string');
    if (others.every((one) => typeof one === 'string')) assert.equal(type.text, words.map((word) => `'${word}'`).join(' | '), name);
  }
});

test('properties and methods are those of the class and of the types', () => {
  const inherited = ['constructor', 'connectedCallback', 'disconnectedCallback', 'connectedMoveCallback', 'attributeChangedCallback'];
  const own = Object.getOwnPropertyNames(SmrCheck.prototype).filter((name) => !inherited.includes(name));
  assert.deepEqual(names(manifest.members).sort(), own.sort());
  for (const { name, readonly } of fields) {
    assert.equal(Object.getOwnPropertyDescriptor(SmrCheck.prototype, name).set === undefined, readonly === true, name);
  }
  const types = declared('element.d.ts', 'SmrCheckElement');
  assert.deepEqual([...types.keys()].sort(), own.sort());
  for (const { name, type } of fields) assert.equal(types.get(name), type.text, name);
  assert.deepEqual(names(methods), ['ready', 'reset', 'print', 'focus']);
});

test('events, slots and parts are those of the contract, and of the sources', () => {
  const events = names(manifest.events);
  assert.deepEqual(events, ['smr-ready', 'smr-begin', 'smr-complete', 'smr-reset', 'smr-error', 'smr-share']);
  assert.deepEqual([...declared('element.d.ts', 'SmrCheckEventMap').keys()], events);
  const element = read(root, 'embed/element.js');
  const told = [...element.matchAll(/#emit\('(\w+)'/g)].map(([, name]) => `smr-${name}`);
  for (const name of told) assert.ok(events.includes(name), name);
  assert.deepEqual(names(manifest.slots), ['', 'contact']);
  const parts = new Function(`return ${read(root, 'embed/shadow.js').match(/const PARTS = (\{[^]*?\n\});/)[1]}`)();
  assert.deepEqual(names(manifest.cssParts), Object.keys(parts));
});

test('the custom properties are those that the style sheets read, at most 28', () => {
  const sources = ['static/style.css', 'embed/embed.css', 'embed/element.js'].map((name) => read(root, name)).join('\n');
  const used = new Set(sources.match(/--smr-[\w-]+/g));
  assert.deepEqual(names(manifest.cssProperties).sort(), [...used].sort());
  assert.ok(used.size <= 28, `${used.size} custom properties`);
  for (const { name, description } of manifest.cssProperties) assert.ok(description.length > 10, name);
});

test('the types of what goes in and comes out are the words of the rule core', () => {
  const program = process.env.SMR_CHECK_BIN ?? here('../../target/debug/smr-check');
  const types = read(dist, 'rules.d.ts');
  let words = 0;
  const look = (schema) => {
    if (Array.isArray(schema)) return schema.forEach(look);
    if (schema === null || typeof schema !== 'object') return;
    if (schema.enum && schema.title) {
      words += 1;
      assert.ok(types.includes(`\nexport type ${schema.title} = ${schema.enum.map((word) => `'${word}'`).join(' | ')};\n`), schema.title);
    } else if (schema.enum) assert.fail(`an enumeration without a name: ${schema.enum}`);
    Object.values(schema).forEach(look);
  };
  for (const name of ['facts', 'assessment', 'error', 'rules']) {
    const { status, stdout } = spawnSync(program, ['schema', name], { encoding: 'utf8' });
    assert.equal(status, 0);
    look(JSON.parse(stdout));
  }
  assert.ok(words > 20, `${words} enumerations`);
});
