/** Codes by the sentence alone, in wordings that differ in what they quote. */
import { describe, expect, it } from 'vitest';
import { classify, parseText } from '../../src/library/index.ts';
import { codeOfSentence } from '../../src/protocol/known-sentences.ts';

describe('a sentence that lost its code', () => {
  it.each([
    ["The reply URL 'https://a.contoso.example/cb' doesn't match any.", 'AADSTS50011'],
    ['The resource principal named api://orders was not found in the tenant named Contoso.', 'AADSTS500011'],
    ['Proof Key for Code Exchange is required for cross-origin redemption.', 'AADSTS9002325'],
    [
      "The body: the request body must contain the following parameter: 'client_assertion' or another.",
      'AADSTS7000218',
    ],
    ["The request body must contain the following parameter: 'grant_type'.", 'AADSTS900144'],
    ['The refresh token has expired due to inactivity.  It was issued on a day.', 'AADSTS700082'],
    ['The user has forgotten their password.', 'AADB2C90118'],
  ])('%s', (sentence, code) => {
    expect(codeOfSentence(sentence)).toBe(code);
    const [failure] = classify(parseText(`The sign-in says: ${sentence}`)).flatMap(({ failures }) => failures);
    expect(failure).toMatchObject({ code, seen: { trust: 'relayed' } });
  });

  it.each(['How do I register a redirect URI?', 'The tenant was not found', 'my password is right', ''])(
    'not: %s',
    (text) => {
      expect(codeOfSentence(text)).toBeUndefined();
    },
  );

  it('a code in the text is asked first', () => {
    const text = 'AADSTS700016: made up. The user has forgotten their password.';
    expect(classify(parseText(text))[0]?.failures[0]?.code).toBe('AADSTS700016');
  });

  it('is looked for in bounded time', () => {
    const began = performance.now();
    codeOfSentence(`user account ${'user account does tenant '.repeat(2000)}`);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
