/** Contrast of the colour tokens in both themes: text 4.5:1, edges of controls, focus and marks 3:1 (WCAG 2.2 AA). */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const folder = new URL('../../src/view/', import.meta.url);
const css = readFileSync(new URL('theme.css', folder), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

type Theme = 'light' | 'dark';
const themes: Theme[] = ['light', 'dark'];

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: string, back: string, theme: Theme): number {
  const [one, two] = [front, back].map((name) => {
    const token = tokens.get(name);
    if (!token) throw new Error(`theme.css has no colour token --${name}.`);
    return luminance(token[theme]);
  });
  const [low, high] = [one ?? 0, two ?? 0].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const surfaces = ['surface', 'surface-bar', 'surface-sunk', 'surface-raised', 'surface-hover', 'surface-selected'];
const texts: [string, string[]][] = [
  ['text', [...surfaces, 'info-soft', 'warn-soft', 'good-soft', 'fail-soft', 'mark']],
  ['text-2', [...surfaces, 'fail-soft', 'info-soft']],
  ['text-3', ['surface', 'surface-bar', 'surface-sunk', 'surface-raised', 'surface-hover', 'fail-soft']],
  ['link', ['surface', 'surface-sunk']],
  ['fail', ['surface', 'surface-selected', 'fail-soft']],
  ['warn', ['surface', 'surface-selected', 'warn-soft']],
  ['good', ['surface']],
  ['on-accent', ['accent', 'accent-hover']],
  ['text-toast', ['surface-toast']],
  ['code-key', ['surface', 'surface-sunk']],
  ['code-string', ['surface-sunk', 'mark']],
  ['code-number', ['surface-sunk']],
];
const edges: [string, string[]][] = [
  ['line-strong', ['surface', 'surface-bar', 'surface-sunk', 'surface-raised', 'surface-selected']],
  ['focus', surfaces],
  ['accent', ['surface', 'surface-selected']],
  ['mark-line', ['surface', 'surface-sunk', 'fail-soft']],
  ['fail', surfaces],
];

describe.each(themes)('%s theme', (theme) => {
  test.each(texts.flatMap(([front, backs]) => backs.map((back) => [front, back] as const)))(
    'text %s on %s',
    (front, back) => {
      expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5);
    },
  );
  test.each(edges.flatMap(([front, backs]) => backs.map((back) => [front, back] as const)))(
    'edge %s on %s',
    (front, back) => {
      expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(3);
    },
  );
});

test('no colour stands outside the tokens, and each token used is there', () => {
  const styles = readdirSync(new URL('styles/', folder)).map((name) => [
    name,
    readFileSync(new URL(`styles/${name}`, folder), 'utf8'),
  ]);
  const declared = new Set([...css.matchAll(/--([\w-]+):/g)].map((match) => match[1]));
  const local = new Set(['row-height', 'list-width', 'list-height', 'list-rows']);
  expect(styles.length).toBeGreaterThan(5);
  for (const [name, text = ''] of styles) {
    expect([name, text.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi)]).toEqual([name, null]);
    const unknown = [...text.matchAll(/var\(--([\w-]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((token) => !declared.has(token) && !local.has(token));
    expect([name, unknown]).toEqual([name, []]);
  }
});
