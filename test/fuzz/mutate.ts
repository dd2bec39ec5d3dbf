/** Damages a text in the ways that traffic, clipboards and attackers do, from a seed, so that every run can be repeated. */

/** Numbers in [0, below), the same ones for the same seed (mulberry32). */
export type Random = (below: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const hostile = [
  '"', "'", '\\', '\\"', '\\u0000', '\u0000', '\r\n', '\n\n', '%', '%00', '%25', '&', '&amp;', '=', '#', '?', '<', '>',
  '<!--', ']]>', '<![CDATA[', '<!DOCTYPE x [<!ENTITY e "x">]>', '&e;', '&#x110000;', '{', '}', '[', ']', ',', ':', '$' + '{x}',
  '__proto__', 'constructor', 'toString', '\ud800', '\udfff', '\u202e', '\ufeff', 'é', '\u2028', '-1', '1e999', 'null', 'true',
  'AADSTS', 'AADSTS50011', 'AADSTS99999999999', 'error=', 'error_description=', 'Bearer ', 'claims="', '$Config={', '};', '</script>',
  '\u001b[31m', 'http://', 'https://login.microsoftonline.com/', '0001-01-01T00:00:00Z', '275760-13-99',
]; // biome-ignore format: a list of small pieces

/** A copy of the text with one to four damages; `others` are texts that pieces may come from. Never far longer than 200 KB. */
export function mutated(text: string, others: readonly string[], random: Random): string {
  let result = text;
  for (let times = 1 + random(4); times > 0; times--)
    result = damages[random(damages.length)]?.(result, others, random) ?? result;
  return result.slice(0, 200_000);
}

type Damage = (text: string, others: readonly string[], random: Random) => string;

const cutAt = (text: string, random: Random): [string, string] => {
  const at = random(text.length + 1);
  return [text.slice(0, at), text.slice(at)];
};

const damages: Damage[] = [
  // ends early, or begins late
  (text, _, random) => text.slice(0, random(text.length + 1)),
  (text, _, random) => text.slice(random(Math.min(text.length, 200) + 1)),
  // loses a piece
  (text, _, random) => {
    const [head, tail] = cutAt(text, random);
    return head + tail.slice(1 + random(40));
  },
  // one character is another
  (text, _, random) => {
    const [head, tail] = cutAt(text, random);
    return head + String.fromCharCode(random(random(4) === 0 ? 65_536 : 128)) + tail.slice(1);
  },
  // something hostile in between
  (text, _, random) => {
    const [head, tail] = cutAt(text, random);
    return head + (hostile[random(hostile.length)] ?? '') + tail;
  },
  // a piece again and again
  (text, _, random) => {
    const [head, tail] = cutAt(text, random);
    const piece = tail.slice(0, 1 + random(30));
    return head + piece.repeat(1 + random(random(20) === 0 ? 3000 : 20)) + tail;
  },
  // a piece of another text
  (text, others, random) => {
    const [head, tail] = cutAt(text, random);
    const [, piece] = cutAt(others[random(others.length)] ?? '', random);
    return head + piece.slice(0, random(400)) + tail;
  },
  // encoded once more than it should be
  (text, _, random) => {
    const [head, tail] = cutAt(text, random);
    const length = random(tail.length + 1);
    return head + encode(tail.slice(0, length), random) + tail.slice(length);
  },
  // deeper than anything real
  (text, _, random) => {
    const [head, tail] = cutAt(text, random);
    const depth = 1 + random(random(10) === 0 ? 20_000 : 50);
    const [open, close] = [
      ['[', ']'],
      ['{"a":', '}'],
      ['<a>', '</a>'],
      ['(', ')'],
    ][random(4)] ?? ['[', ']'];
    return `${head}${open?.repeat(depth)}1${close?.repeat(random(2) * depth)}${tail}`;
  },
];

function encode(text: string, random: Random): string {
  switch (random(4)) {
    case 0:
      return encodeURIComponent(Buffer.from(text).toString());
    case 1:
      return JSON.stringify(text).slice(1, -1);
    case 2:
      return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
    default:
      return Buffer.from(text).toString('base64');
  }
}
