/** Tests the reading of an error body or one address without its request. */
import { expect, test } from 'vitest';
import { exchangeOfAddress, exchangeOfErrorBody, exchangesOfText } from '../../src/capture/text.ts';

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

const words = 'error=access_denied&error_description=AADSTS65004%3a+declined.%0d%0aTrace+ID%3a+x&state=s';

test('an address within words is taken out of them, and each failure comes once', () => {
  const url = `https://app.contoso.example/cb?${words}`;
  const found = exchangesOfText(
    `The browser went to ${url} and said AADSTS65004: declined. Then AADSTS50105: not assigned.`,
  );
  expect(found.map((one) => [one.url, 'text' in one.responseBody])).toEqual([
    [`https://app.contoso.example/cb#${words}`, false],
    ['', true],
  ]);
  expect(JSON.stringify(found[1]?.responseBody)).toContain('AADSTS50105');
});

test('an address in JSON or HTML is read with its marks unescaped', () => {
  for (const mark of ['\\u0026', '&amp;']) {
    const [found] = exchangesOfText(
      `{"href":"https:\\/\\/app.contoso.example\\/cb#${words.replaceAll('&', mark)}"} and more`,
    );
    expect(found?.url).toBe(`https://app.contoso.example/cb#${words}`);
  }
});

test('parameters without an address are a form', () => {
  for (const text of [words, `#${words}`, `?${words}`])
    expect(exchangesOfText(text)[0]).toMatchObject({ url: '', requestBody: words });
});

test('an answer with its headers, also as curl prints it', () => {
  const lines = [
    'HTTP/1.1 401 Unauthorized',
    'www-authenticate: Bearer error="insufficient_claims",',
    '  claims="e30="',
    '',
    '{"error":"x"}',
  ];
  const expected = {
    status: 401,
    responseHeaders: [['www-authenticate', 'Bearer error="insufficient_claims", claims="e30="']],
    responseBody: { text: '{"error":"x"}' },
  };
  expect(exchangesOfText(lines.join('\r\n'))).toMatchObject([expected]);
  expect(exchangesOfText(lines.map((line, index) => (index < 4 ? `< ${line}` : line)).join('\n'))[0]?.status).toBe(401);
});

test('a request with its form, its host in a header', () => {
  const text = `POST /cb HTTP/1.1\nHost: app.contoso.example\nContent-Type: application/x-www-form-urlencoded\n\n${words}`;
  expect(exchangesOfText(text)).toMatchObject([
    { method: 'POST', url: 'https://app.contoso.example/cb', requestBody: words },
  ]);
});

test('a page is handed on whole, so that its object can be read', () => {
  const page = '<!DOCTYPE html><script>$Config={"pgid":"ConvergedError","x":"\\u0026amp;};"};</script>';
  expect(exchangesOfText(page)).toMatchObject([{ type: 'document', responseBody: { text: page } }]);
});

test('answers of a page’s calls are taken as such', () => {
  for (const body of [
    { ResultValue: 'PhoneAppDenied', Success: false },
    { IfExistsResult: 1 },
    { errorCode: 'x', errorMessage: 'y' },
  ])
    expect(exchangesOfText(JSON.stringify(body, null, 2))).toMatchObject([
      { responseBody: { text: JSON.stringify(body) } },
    ]);
});
