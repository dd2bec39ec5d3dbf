// @vitest-environment happy-dom
/** The toolbar's popup: count, newest failure, older ones. */
import { fireEvent } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { mount, useSizes } from './mount.tsx';
import { rowBodyMissing, rows, samples } from './samples/index.ts';

const { bodyMissing, trailingSlash } = samples;

useSizes(360, 346);

test('counts failures, names the site, shows the newest with both buttons, the older ones as rows', () => {
  const { getByTestId, getAllByTestId, getByText, state } = mount(rows, { ...trailingSlash, handOff: 'text' }, 'popup');
  expect(getByTestId('popup-count').textContent).toBe('5 failed sign-ins');
  expect(getByText('on orders.contoso.example', { exact: false })).toBeTruthy();
  expect(getByTestId('diagnosis').textContent).toContain('AADSTS50011');
  expect(getByTestId('copy-diagnosis')).toBeTruthy();
  expect(getByTestId('copy-admin')).toBeTruthy();
  const older = getAllByTestId('signin-row');
  expect(older).toHaveLength(4);
  fireEvent.click(older[0] as HTMLElement);
  expect(state.selected.value).toBe('54005');
});

test('without a body it names status and place, not a guessed code', () => {
  const { getByTestId } = mount([rowBodyMissing], bodyMissing, 'popup');
  expect(getByTestId('diagnosis').querySelector('.meta')?.textContent).toContain('HTTP 400 from the token response');
});

test('without a failure it says so', () => {
  const { getByTestId, queryByTestId } = mount(rows.slice(5), null, 'popup');
  expect(getByTestId('empty').textContent).toContain('No failed sign-in');
  expect(queryByTestId('diagnosis')).toBeNull();
});
