/** The interface strings: both languages complete, every message well-formed, the same placeholders in both. */
import { describe, expect, test } from 'vitest';
import { en, type MessageKey } from '../../src/locales/en.ts';
import { languages, messagesFor, pickLanguage } from '../../src/locales/index.ts';
import { nl } from '../../src/locales/nl.ts';

const keys = Object.keys(en) as MessageKey[];
const placeholders = (message: string) =>
  [...new Set([...message.matchAll(/(?<!one |other |=0 )\{(\w+)[,}]/g)].map((match) => match[1]))].sort();
const values = {
  count: 2,
  time: 't',
  removed: 2,
  kept: 3,
  what: 'w',
  name: 'n',
  length: 4,
  url: 'u',
  error: 'e',
  names: 'a',
  status: 's',
  host: 'h',
  surface: 'f',
  site: 'i',
  key: 'F12',
};

test('Dutch has exactly the keys of English', () => {
  expect(Object.keys(nl)).toEqual(keys);
});

describe.each(keys)('%s', (key) => {
  test('has the same placeholders in both languages', () => {
    expect(placeholders(nl[key])).toEqual(placeholders(en[key]));
  });

  test.each(languages.map(({ id }) => id))('is well-formed in %s', (language) => {
    const text = messagesFor(language)(key, values);
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
    expect(text).not.toMatch(/[{}]|undefined|'/);
  });
});

test('plurals follow the language', () => {
  expect(messagesFor('en')('popup.count', { count: 1 })).toBe('1 failed sign-in');
  expect(messagesFor('nl')('popup.count', { count: 2 })).toBe('2 mislukte aanmeldingen');
  expect(messagesFor('nl')('exchange.removed', { name: 'code', length: 1104 })).toBe('code, 1.104 tekens, verwijderd');
});

test('picks the first language there is', () => {
  expect(pickLanguage(['nl-BE', 'en'])).toBe('nl');
  expect(pickLanguage(['fr-FR', 'NL'])).toBe('nl');
  expect(pickLanguage(['en-GB', 'nl'])).toBe('en');
  expect(pickLanguage(['toString', 'de'])).toBe('en');
  expect(pickLanguage([])).toBe('en');
});
