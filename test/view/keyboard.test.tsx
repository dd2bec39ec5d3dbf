// @vitest-environment happy-dom
/** Keys of the whole panel, of the copy menu, and of the divider. */
import { fireEvent } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { mount, useSizes } from './mount.tsx';
import { rows, samples } from './samples/index.ts';

const { trailingSlash } = samples;

useSizes();
const focused = () => document.activeElement;

describe('/ and c', () => {
  test('go to the search and copy as Markdown', () => {
    const { copy, getByTestId } = mount(rows, trailingSlash);
    fireEvent.keyDown(document.body, { key: 'c' });
    expect(copy).toHaveBeenCalledWith('markdown');
    fireEvent.keyDown(document.body, { key: '/' });
    expect(focused()).toBe(getByTestId('filter'));
  });

  test('do nothing in a text field, with a modifier, or when turned off', () => {
    const { copy, getByTestId, state } = mount(rows, trailingSlash);
    fireEvent.keyDown(getByTestId('filter'), { key: 'c' });
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
      fireEvent.keyDown(document.body, { key: 'c', [modifier]: true });
    state.shortcuts.value = false;
    fireEvent.keyDown(document.body, { key: 'c' });
    expect(copy).not.toHaveBeenCalled();
  });
});

describe('the search', () => {
  test('is left and cleared by Escape', () => {
    const { getByTestId, getByRole, state } = mount(rows, trailingSlash);
    const field = getByTestId('filter');
    field.focus();
    fireEvent.input(field, { target: { value: '530' } });
    expect(state.search.value).toBe('530');
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(state.search.value).toBe('');
    expect(focused()).toBe(getByRole('listbox'));
  });
});

test('Enter in the list moves the focus to the headline', () => {
  const { getByRole } = mount(rows, trailingSlash);
  fireEvent.keyDown(getByRole('listbox'), { key: 'Enter' });
  expect(focused()).toBe(getByRole('heading', { level: 2 }));
});

describe('the copy menu', () => {
  test('opens on its first item, moves in a ring, and closes with the focus on its button', () => {
    const { getByTestId, getAllByRole, queryByRole } = mount(rows, trailingSlash);
    const button = getByTestId('copy-menu');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const [markdown, text, json] = getAllByRole('menuitem');
    expect(focused()).toBe(markdown);
    const press = (key: string) => fireEvent.keyDown(focused() ?? document.body, { key });
    press('ArrowUp');
    expect(focused()).toBe(json);
    press('ArrowDown');
    expect(focused()).toBe(markdown);
    press('ArrowDown');
    expect(focused()).toBe(text);
    press('End');
    expect(focused()).toBe(json);
    press('Home');
    expect(focused()).toBe(markdown);
    press('Escape');
    expect(queryByRole('menu')).toBeNull();
    expect(focused()).toBe(button);
  });

  test('opens on its last item by the up arrow', () => {
    const { getByTestId, getAllByRole } = mount(rows, trailingSlash);
    fireEvent.keyDown(getByTestId('copy-menu'), { key: 'ArrowUp' });
    expect(focused()).toBe(getAllByRole('menuitem').at(-1));
  });

  test.each([
    ['copy-markdown', 'markdown', 'Markdown'],
    ['copy-text', 'text', 'plain text'],
    ['copy-json', 'json', 'JSON'],
  ])('%s copies and says so', async (item, format, words) => {
    const { getByTestId, copy, findByText, queryByRole } = mount(rows, trailingSlash);
    fireEvent.click(getByTestId('copy-menu'));
    fireEvent.click(getByTestId(item));
    expect(copy).toHaveBeenCalledWith(format);
    expect(await findByText(`Copied: ${words}`)).toBeTruthy();
    expect(queryByRole('menu')).toBeNull();
  });

  test('says when the browser refused', async () => {
    const { getByTestId, copy, findByText } = mount(rows, trailingSlash);
    copy.mockReturnValue(false);
    fireEvent.click(getByTestId('copy-diagnosis'));
    expect(await findByText(/didn’t allow copying/)).toBeTruthy();
  });

  test('closes on a press elsewhere', () => {
    const { getByTestId, queryByRole } = mount(rows, trailingSlash);
    fireEvent.click(getByTestId('copy-menu'));
    fireEvent.pointerDown(document.body);
    expect(queryByRole('menu')).toBeNull();
  });
});

test('the divider moves by 16 pixels and tells where it is', () => {
  const { getByRole } = mount(rows, trailingSlash);
  const divider = getByRole('separator');
  expect(divider.getAttribute('aria-orientation')).toBe('vertical');
  fireEvent.keyDown(divider, { key: 'ArrowLeft' });
  const width = divider.parentElement?.style.getPropertyValue('--list-width');
  expect(width).toMatch(/^\d+px$/);
  expect(Number(divider.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
});

test('Clear empties the panel', () => {
  const { getByTestId, clear, queryByTestId } = mount(rows, trailingSlash);
  fireEvent.click(getByTestId('clear'));
  expect(clear).toHaveBeenCalledOnce();
  expect(getByTestId('empty')).toBeTruthy();
  expect(queryByTestId('diagnosis')).toBeNull();
});
