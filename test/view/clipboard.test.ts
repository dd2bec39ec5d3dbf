// @vitest-environment happy-dom
/** Copying, with and without the asynchronous clipboard. */
import { afterEach, expect, test, vi } from 'vitest';
import { writeClipboard } from '../../src/view/clipboard.ts';

afterEach(() => vi.restoreAllMocks());

test('writes through the clipboard of the browser', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  expect(await writeClipboard('text')).toBe(true);
  expect(write).toHaveBeenCalledWith('text');
});

test('copies a selection where that is refused, and leaves focus and page as they were', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('NotAllowedError'));
  let selected = '';
  document.execCommand = vi.fn(() => {
    const field = document.activeElement as HTMLTextAreaElement;
    selected = field?.value ?? '';
    return true;
  });
  document.body.innerHTML = '<button>x</button>';
  const button = document.querySelector('button');
  button?.focus();
  expect(await writeClipboard('two\nlines')).toBe(true);
  expect(selected).toBe('two\nlines');
  expect(document.querySelector('textarea')).toBeNull();
  expect(document.activeElement).toBe(button);
});

test('says when both ways are refused', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('NotAllowedError'));
  document.execCommand = vi.fn(() => {
    throw new Error('no');
  });
  expect(await writeClipboard('text')).toBe(false);
});
