// Which browsers there are to test in. Without anything of the test runner, so that run.mjs can ask too.

/** Which variable names the program of an engine. */
const PROGRAMS = { chromium: 'CHROMIUM', firefox: 'FIREFOX', webkit: 'WEBKIT_DRIVER' };
export const program = (engine) => process.env[PROGRAMS[engine]];
const asked = process.env.SMR_CHECK_ENGINES?.split(',');
const wanted = asked ?? Object.keys(PROGRAMS);

/** The engines that are not tested, each with the variable that would name its program. */
export const absent = wanted.filter((engine) => !program(engine)).map((engine) => `${engine} (${PROGRAMS[engine]} is not set)`);
/** The engines to test in: those that SMR_CHECK_ENGINES names, or all whose program is known. */
export const ENGINES = wanted.filter(program);
if (absent.length > 0 && (asked || ENGINES.length === 0)) throw new Error(`no program for ${absent.join(', ')}: run \`cargo xtask test browser\``);
