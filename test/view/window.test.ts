/** Windowing and moving in a list of fixed rows. */
import { expect, test } from 'vitest';
import { rowForKey, scrollToShow, windowOf } from '../../src/view/window.ts';

const measure = { count: 10_000, rowHeight: 46, scrollTop: 0, viewHeight: 868 };

test('keeps few rows in the document wherever the list is scrolled', () => {
  for (const scrollTop of [0, 23, 46, 230_000, 10_000 * 46 - 868, 999_999]) {
    const [first, end] = windowOf({ ...measure, scrollTop });
    expect(end - first).toBeLessThanOrEqual(40);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(10_000);
  }
  expect(windowOf({ ...measure, scrollTop: 46_000 })).toEqual([996, 1023]);
  expect(windowOf({ ...measure, count: 3 })).toEqual([0, 3]);
});

test('scrolls only as far as needed', () => {
  expect(scrollToShow(3, measure)).toBe(0);
  expect(scrollToShow(0, { ...measure, scrollTop: 500 })).toBe(0);
  expect(scrollToShow(100, measure)).toBe(101 * 46 - 868);
});

test('moves by keys and stops at both ends', () => {
  expect(rowForKey('ArrowDown', -1, measure)).toBe(0);
  expect(rowForKey('ArrowUp', -1, measure)).toBe(0);
  expect(rowForKey('ArrowDown', 9_999, measure)).toBe(9_999);
  expect(rowForKey('ArrowUp', 0, measure)).toBe(0);
  expect(rowForKey('End', 5, measure)).toBe(9_999);
  expect(rowForKey('Home', 5, measure)).toBe(0);
  expect(rowForKey('PageDown', 5, measure)).toBe(22);
  expect(rowForKey('PageUp', 5, measure)).toBe(0);
  expect(rowForKey('a', 5, measure)).toBeUndefined();
  expect(rowForKey('End', -1, { ...measure, count: 0 })).toBeUndefined();
});
