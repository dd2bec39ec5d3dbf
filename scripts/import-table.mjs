/** Checks the import table over a source folder: `node scripts/import-table.mjs [folder]`. Cruising no module is a failure too. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// dependency-cruiser's swc parser never turns the tsx syntax on, and with TypeScript 7 its own parser finds nothing
// ("TODO: {tj}sx ?" in its extract/swc/parse.mjs). The option is set here, before it loads swc.
const swc = require('@swc/core');
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

const folder = process.argv[2] ?? 'src';
// Loaded after the option is set, since it keeps its own reference to the parser.
const { cruise } = await import('dependency-cruiser');
process.env.CRUISED_SRC = folder;
const { forbidden, options } = require('../.dependency-cruiser.cjs');
const { output } = await cruise([folder], { ...options, ruleSet: { forbidden }, validate: true });
const modules = output.modules.filter(({ source }) => source.startsWith(`${folder}/`)).length;
for (const { rule, from, to } of output.summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
console.log(`${modules} modules, ${output.summary.violations.length} violations of the import table`);
process.exitCode = modules === 0 || output.summary.violations.length > 0 ? 1 : 0;
