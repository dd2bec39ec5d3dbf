/** Reports: a Diagnosis as Markdown, plain text, JSON or hand-off text. Pure functions. */
export { forAdmin } from './admin.ts';
export { catalogueCsv, catalogueKql } from './catalogue-table.ts';
export { copyText } from './copy.ts';
export { entriesJson, entryJson, entryMarkdown, entryText, publicEntry } from './entry.ts';
export { json, lineOf, lineProblem, signInLine, signInsJson } from './json.ts';
export { markdown } from './markdown.ts';
export { allPhrases, phrase } from './phrases.ts';
export { plainText, type Role } from './plain-text.ts';
export { printable } from './printable.ts';
export { signInsMarkdown, signInsText } from './sign-ins.ts';
