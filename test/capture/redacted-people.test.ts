/** People of a redacted HAR: one stand-in each, in whatever letters and escapes their name is written. */
import { describe, expect, test } from 'vitest';
import { harRedactor } from '../../src/capture/redacted-har/index.ts';
import { authorizeUrl, harEntry, harText, options } from './har-file.ts';

function redacted(text: string): string {
  const redactor = harRedactor(options, '0.0.0');
  const head = redactor.write(new TextEncoder().encode(text));
  return head + (redactor.end()?.text ?? '');
}

describe('requests of other sites', () => {
  test('keep no key in their path', () => {
    const id = '0000aaaa-11bb-cccc-dd22-eeeeee000001';
    const url = `https://shop.contoso.example/reset/Zq81pathKx7Lm2Aw90/${id}/conditional-access-policies/app.d6f990e2d6f990e2.css`;
    const out = redacted(harText([harEntry({ request: { method: 'GET', url, postData: undefined } })]));
    expect(JSON.parse(out).log.entries[0].request.url).toBe(url.replace('Zq81pathKx7Lm2Aw90', '[18 chars]'));
  });
});

describe('people, however they are written', () => {
  const spoken = (text: string) => {
    const out = redacted(
      harText([
        harEntry({
          request: { method: 'GET', url: `${authorizeUrl}?login_hint=zo%C3%AB.m%C3%BCller%40contoso.example` },
        }),
        harEntry({ response: { content: { text } } }),
      ]),
    );
    return JSON.parse(JSON.parse(out).log.entries[1].response.content.text).error_description;
  };
  const body = (name: string) =>
    `{"error":"invalid_grant","error_description":"AADSTS50034: The user ${name} is new."}`;

  test.each([
    ['zoë.müller@contoso.example'],
    [String.raw`zo\u00eb.m\u00fcller@contoso.example`],
    [String.raw`zo\u00EB.m\u00FCller\u0040contoso.example`],
    ['zo%C3%AB.m%C3%BCller%40contoso.example'],
    ['zo%25C3%25AB.m%25C3%25BCller%2540contoso.example'],
    ['ZOË.Müller@Contoso.example'],
  ])('%s', (name) => {
    expect(spoken(body(name))).toBe('AADSTS50034: The user user-1@redacted.example is new.');
  });

  test('marks around a name are no part of it', () => {
    const plain = 'zoë.müller@contoso.example';
    expect(spoken(body(`'${plain}'`))).toContain("user 'user-1@redacted.example' is");
    expect(spoken(body(String.raw`\n${plain}`))).toContain('user \nuser-1@redacted.example is');
    expect(spoken(body(String.raw`\u0027${plain}`))).toContain("user 'user-1@redacted.example is");
    expect(spoken(body('of+account+zo%C3%AB.m%C3%BCller%40contoso.example'))).toContain(
      'account+user-1@redacted.example',
    );
  });

  test('a guest is one person', () => {
    const guest = 'bob_fabrikam.example#EXT#@contoso.example';
    expect(spoken(body(`${guest} alias ${guest}`))).toContain('user user-2@redacted.example alias user-2@redacted');
  });
});
