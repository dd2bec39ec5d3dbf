/** Small captures for the tests of the command line; all data is made up. */

const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
const origin = 'https://orders.contoso.example';
const tokenUrl = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;

export const secrets = [
  '1.made-up-code-of-the-command-line',
  'made-up-verifier-made-up-verifier-made-up-1234',
  'adele@contoso.example',
];

const [code = '', verifier = '', person = ''] = secrets;

export const errorBody = {
  error: 'invalid_request',
  error_description: `AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '${origin}'. Trace ID: 0000aaaa-11bb-cccc-dd22-eeeeee932600 Correlation ID: aaaa0000-bb11-2222-33cc-444449326000 Timestamp: 2026-11-22 08:47:30Z`,
  error_codes: [9002326],
  timestamp: '2026-11-22 08:47:30Z',
  trace_id: '0000aaaa-11bb-cccc-dd22-eeeeee932600',
  correlation_id: 'aaaa0000-bb11-2222-33cc-444449326000',
};

const tokenBody = { access_token: 'made-up', token_type: 'Bearer', expires_in: 3599 };

const entry = (startedDateTime: string, status: number, body: object) => ({
  startedDateTime,
  time: 100,
  _resourceType: 'fetch',
  request: {
    method: 'POST',
    url: tokenUrl,
    headers: [
      { name: 'Origin', value: origin },
      { name: 'Sec-Fetch-Mode', value: 'cors' },
      { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
    ],
    postData: {
      mimeType: 'application/x-www-form-urlencoded',
      text: new URLSearchParams({
        client_id: '00001111-aaaa-2222-bbbb-3333cccc9326',
        grant_type: 'authorization_code',
        redirect_uri: `${origin}/auth/callback`,
        code,
        code_verifier: verifier,
        login_hint: person,
      }).toString(),
    },
  },
  response: {
    status,
    headers: [{ name: 'Content-Type', value: 'application/json' }],
    redirectURL: '',
    content: { size: 1, mimeType: 'application/json', text: JSON.stringify(body) },
  },
});

const har = (...entries: unknown[]): string => JSON.stringify({ log: { version: '1.2', entries } });

export const failedHar = har(entry('2026-11-22T08:47:29.900Z', 400, errorBody));
export const healthyHar = har(entry('2026-11-22T08:47:29.900Z', 200, tokenBody));
export const recoveredHar = har(
  entry('2026-11-22T08:47:29.900Z', 400, errorBody),
  entry('2026-11-22T08:47:31.000Z', 200, tokenBody),
);
export const partlyBrokenHar = har(entry('2026-11-22T08:47:29.900Z', 400, errorBody), { request: null });
export const unrelatedHar = har({ request: { method: 'GET', url: 'https://a.example/' }, response: { status: 200 } });
