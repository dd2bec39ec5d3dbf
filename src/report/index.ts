/** Reports: a Diagnosis as Markdown, plain text, JSON or hand-off text. Pure functions. */
export { forAdmin } from './admin.ts';
export { copyText } from './copy.ts';
export { json, signInLine, signInsJson } from './json.ts';
export { markdown } from './markdown.ts';
export { allPhrases } from './phrases.ts';
export { plainText, type Role } from './plain-text.ts';
export { printable } from './printable.ts';
export { signInsMarkdown, signInsText } from './sign-ins.ts';
