/** Tests the reading of an error body or one address without its request. */
import { expect, test } from 'vitest';
import { exchangeOfAddress, exchangeOfErrorBody } from '../../src/capture/text.ts';

test('an error body is an answer to an unknown request, at the time it names', () => {
  const body = { error: 'invalid_grant', timestamp: '2026-11-22 08:53:07Z' };
  expect(exchangeOfErrorBody(body)).toMatchObject({
    source: 'text',
    type: 'other',
    url: '',
    requestHeaders: null,
    startedAt: Date.UTC(2026, 10, 22, 8, 53, 7),
    responseBody: { text: JSON.stringify(body) },
  });
  expect(exchangeOfErrorBody(body)?.requestBody).toBeUndefined();
  const sentence = 'AADSTS70008: … Trace ID: x\r\nTimestamp: 2026-11-22 08:53:07Z';
  expect(exchangeOfErrorBody({ error_description: sentence })?.startedAt).toBe(Date.UTC(2026, 10, 22, 8, 53, 7));
  expect(exchangeOfErrorBody({ error: 'invalid_grant' })?.startedAt).toBe(0);
});

test('other values are no error body', () => {
  for (const value of [null, 1, 'error', [], [{ error: 'x' }], {}, { access_token: 'x' }])
    expect(exchangeOfErrorBody(value)).toBeUndefined();
});

test('one address is taken as it stands, more text is not', () => {
  expect(exchangeOfAddress(' https://a.example/#error=x \n')).toMatchObject({
    source: 'text',
    url: 'https://a.example/#error=x',
  });
  expect(exchangeOfAddress('msauth://app/?error=access_denied')?.url).toBe('msauth://app/?error=access_denied');
  for (const text of ['', 'a.example', 'see https://a.example/', 'https://', 'https://a.example/ and more'])
    expect(exchangeOfAddress(text)).toBeUndefined();
});
