/** Whether a verifier belongs to its challenge, by the method that the authorize request named (RFC 7636). */
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/classify/parse/index.ts';
import { factsOf } from '../../src/evidence/facts.ts';
import { authorize, redeems, refusal, token } from '../classify/traffic.ts';

// RFC 7636 appendix B.
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

function match(code_challenge: string, code_challenge_method: string | undefined): boolean | undefined {
  const asked = authorize(0, { query: { code_challenge, code_challenge_method } }, { back: { code: 'c1' } });
  const refused = token(500, { ...redeems('c1'), code_verifier: verifier }, refusal('invalid_grant', 501481));
  const failure = failureOf(refused);
  if (!failure) throw new Error('nothing failed');
  const signIn = [asked, refused];
  return factsOf({ failure, exchange: refused, signIn, capture: signIn }, ['pkceMatch']).pkceMatch?.value;
}

describe('a verifier', () => {
  it.each([
    ['against its hash', challenge, 'S256', true],
    ['against itself', verifier, 'plain', true],
    ['against itself without a method', verifier, undefined, true],
    ['against its hash without a method', challenge, undefined, false],
    ['against itself where a hash was announced', verifier, 'S256', false],
    ['against another', 'another-challenge', 'S256', false],
  ])('%s', (_, sent, method, expected) => {
    expect(match(sent, method)).toBe(expected);
  });
});
