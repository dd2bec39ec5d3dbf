/** Characters that are not seen where a text is shown: controls, terminal escapes, invisible and reordering ones. */

// Written with escapes in strings, because a pattern that holds the characters themselves could not be read here.
const csi = '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]';
const stringCommand =
  '(?:\\u001b[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)';
const shortEscape = '\\u001b[ -/]*[0-~]';
export const terminalEscape = new RegExp(`${csi}|${stringCommand}|${shortEscape}`, 'g');

// Cc controls, Cf format characters (bidi overrides, zero width, soft hyphen, tags), Co private use, Cs halves of pairs.
export const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;
