// @vitest-environment happy-dom
/** Texts: the two marks are drawn, nothing else is; long values break where they may. */
import { render } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { Value, Words } from '../../src/view/Text.tsx';
import { breakable, partsOf, plainWords, wordsOf } from '../../src/view/words.ts';
import { mount, useSizes } from './mount.tsx';
import { rows, samples } from './samples/index.ts';

const { relayed } = samples;

useSizes();

describe('marks', () => {
  test('code and bold are drawn, others stay text', () => {
    const { container } = render(<Words text="Set `redirectUri` and **save**, not *this* or `that" />);
    expect(container.querySelector('code')?.textContent).toBe('redirectUri');
    expect(container.querySelector('b')?.textContent).toBe('save');
    expect(container.textContent).toBe('Set redirectUri and save, not *this* or `that');
  });

  test('bold inside code stays as it is', () => {
    expect(wordsOf('`a ** b` and `c ** d`').map(({ kind }) => kind)).toEqual(['code', 'plain', 'code']);
    expect(plainWords('Open **Web** for `x`.')).toBe('Open Web for x.');
    expect(wordsOf('')).toEqual([]);
  });

  test('a hostile text stays text everywhere', () => {
    const { container } = mount(
      [{ ...(rows[0] as (typeof rows)[number]), id: relayed.id, title: '<img src=x>' }],
      relayed,
    );
    expect(container.querySelector('img')).toBeNull();
    expect(container.querySelectorAll('[onerror]')).toHaveLength(0);
    expect(container.textContent).toContain('<img src=x onerror=');
  });
});

describe('values', () => {
  test('the odd part is marked', () => {
    const { container } = render(<Value text="https://a.example/b/" marks={[[19, 20]]} />);
    expect(container.querySelectorAll('mark')).toHaveLength(1);
    expect(container.querySelector('mark')?.textContent).toBe('/');
    expect(container.textContent).toBe('https://a.example/b/');
  });

  test('ranges that do not fit are cut or left out', () => {
    expect(partsOf('abc', [[2, 9]])).toEqual([
      { text: 'ab', marked: false },
      { text: 'c', marked: true },
    ]);
    expect(partsOf('abc', [[5, 9]])).toEqual([{ text: 'abc', marked: false }]);
    expect(
      partsOf('abcd', [
        [2, 4],
        [0, 3],
      ]).map(({ text }) => text),
    ).toEqual(['abc', 'd']);
  });

  test('addresses break after a slash, before ? and &', () => {
    expect(breakable('https://a.example/b/c?d=1&e=2')).toEqual(['https://a.example/', 'b/', 'c', '?d=1', '&e=2']);
    expect(breakable('plain')).toEqual(['plain']);
  });
});
