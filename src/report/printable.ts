/** Makes text from the wire safe to print: no terminal escapes, control characters or invisible and reordering ones. */
import { terminalEscape, unprintable } from '../protocol/unprintable.ts';

const spacing = /[\s\u0085\u2028\u2029]+/gu;

const longest = 2000;

/** A sentence on one line, without anything that is not seen as a character. */
export function printable(text: string): string {
  const plain = text.replace(terminalEscape, '').replace(spacing, ' ').replace(unprintable, '').trim();
  return shortened(plain);
}

/**
 * A value on one line with what is invisible in it made visible, because that can be what is wrong with it (a line feed
 * in a scope): controls as their pictures (␊, ␛), other invisible characters as ‹U+202E›.
 */
export function visible(value: string): string {
  return shortened(value.replace(unprintable, picture));
}

function picture(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point === 0x7f) return '␡';
  return `‹U+${point.toString(16).toUpperCase().padStart(4, '0')}›`;
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}… (${characters.length})` : text;
}

/** JSON text with the characters escaped that a terminal would obey or a reader would not see; the same value. */
export function safeJson(json: string): string {
  return json.replace(/[\u007f-\u009f\u00ad\p{Cf}\u2028\u2029]/gu, (character) =>
    // Beyond the first plane JSON writes two escapes, one per code unit.
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
