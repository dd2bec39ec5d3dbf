// @vitest-environment happy-dom
/** The list of sign-ins: few elements, one tab stop, keys, and a selection that stays. */
import { act, fireEvent } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { mount, useSizes } from './mount.tsx';
import { manyRows, rowBodyMissing, rows } from './samples/index.ts';

useSizes();

describe('a list of 10,000', () => {
  test('has at most 40 row elements, also when scrolled', () => {
    const { getByRole, getAllByRole } = mount(manyRows(10_000));
    const list = getByRole('listbox');
    expect(getAllByRole('option').length).toBeLessThanOrEqual(40);
    act(() => {
      list.scrollTop = 230_000;
      fireEvent.scroll(list);
    });
    const options = getAllByRole('option');
    expect(options.length).toBeLessThanOrEqual(40);
    expect(options.map((option) => option.id)).toContain('row-many-5000');
    expect(options[0]?.getAttribute('aria-setsize')).toBe('10000');
  });

  test('keeps the active row in the document when it is scrolled out of sight', () => {
    const { getByRole } = mount(manyRows(10_000));
    const list = getByRole('listbox');
    act(() => {
      list.scrollTop = 230_000;
      fireEvent.scroll(list);
    });
    const active = list.getAttribute('aria-activedescendant') ?? '';
    expect(active).toBe('row-many-0');
    expect(document.getElementById(active)).not.toBeNull();
  });
});

describe('keys', () => {
  test('move the selection; the list is one tab stop', () => {
    const { getByRole, getAllByRole, state } = mount(rows);
    const list = getByRole('listbox');
    expect(list.tabIndex).toBe(0);
    expect(getAllByRole('option').every((option) => option.tabIndex === -1)).toBe(true);
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect(state.selected.value).toBe('54005');
    expect(list.getAttribute('aria-activedescendant')).toBe('row-54005');
    fireEvent.keyDown(list, { key: 'End' });
    expect(state.selected.value).toBe('9999999');
    fireEvent.keyDown(list, { key: 'Home' });
    expect(state.selected.value).toBe('50011');
  });

  test('with a modifier are left to the browser', () => {
    const { getByRole, state } = mount(rows);
    fireEvent.keyDown(getByRole('listbox'), { key: 'End', ctrlKey: true });
    expect(state.selected.value).toBe('50011');
  });
});

describe('selection', () => {
  test('stays when newer failures arrive on top', () => {
    const { state, getByRole } = mount(rows);
    act(() => {
      state.selected.value = '53003';
    });
    act(() => {
      state.rows.value = [rowBodyMissing, ...rows];
    });
    expect(state.selected.value).toBe('53003');
    expect(getByRole('option', { selected: true }).getAttribute('aria-posinset')).toBe('4');
  });

  test('stays while a search hides it', () => {
    const { state, getByTestId, queryByRole } = mount(rows);
    fireEvent.input(getByTestId('filter'), { target: { value: 'Conditional' } });
    expect(state.selected.value).toBe('50011');
    expect(queryByRole('option', { selected: true })).toBeNull();
  });
});

test('says why the list is empty', () => {
  const { getByTestId, getByText, getByRole, queryByRole, state } = mount(rows);
  fireEvent.input(getByTestId('filter'), { target: { value: 'zzz' } });
  expect(queryByRole('listbox')).toBeNull();
  expect(getByText('No sign-in matches the search.')).toBeTruthy();
  fireEvent.keyDown(getByTestId('filter'), { key: 'Escape' });
  expect(state.search.value).toBe('');
  fireEvent.click(getByRole('button', { name: /^Failed/ }));
  expect(getByText(/Nothing to show/)).toBeTruthy();
});

test('shows sites only where there are several', () => {
  const { state, getAllByTestId } = mount(rows);
  expect(getAllByTestId('signin-row')[0]?.textContent).not.toContain('orders.contoso.example');
  act(() => {
    state.rows.value = [{ ...rowBodyMissing, site: 'other.example' }, ...rows];
  });
  expect(getAllByTestId('signin-row')[1]?.textContent).toContain('orders.contoso.example');
});
