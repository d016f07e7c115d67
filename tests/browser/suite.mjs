// The named test files in one process, one after the other: see run.mjs.
import { test } from 'node:test';

for (const file of process.argv.slice(2)) {
  try {
    await import(`./${file}`);
  } catch (error) {
    // The other files run all the same.
    test(`${file} can be loaded`, () => {
      throw error;
    });
  }
}
