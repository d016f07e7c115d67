// The named test files in one process, one after the other: see run.mjs.
for (const file of process.argv.slice(2)) await import(`./${file}`);
