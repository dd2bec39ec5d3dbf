/** Tests the form of every report against reviewed files and against the rules that hold for all of them. */
import { describe, expect, test } from 'vitest';
import type { DiagnosedSignIn } from '../../src/classify/diagnosis.ts';
import { catalogueTranslator } from '../../src/locales/catalogue.ts';
import {
  allPhrases,
  forAdmin,
  json,
  markdown,
  plainText,
  signInLine,
  signInsJson,
  signInsMarkdown,
  signInsText,
} from '../../src/report/index.ts';
import { blockedByPolicy, bodyGone, evidence, trailingSlash, unknownRelayed } from './diagnoses.ts';

const english = { translate: (text: string) => text, version: '0.1.0' };
const dutch = { translate: catalogueTranslator('nl'), version: '0.1.0' };

describe('reviewed files', () => {
  test.each([
    ['AADSTS50011.md.txt', markdown(trailingSlash, english)],
    ['AADSTS50011.txt', plainText(trailingSlash, english)],
    ['AADSTS50011.nl.md.txt', markdown(trailingSlash, dutch)],
    ['AADSTS50011.json.txt', json(trailingSlash)],
    ['HTTP-400.md.txt', markdown(bodyGone, english)],
    ['HTTP-400.txt', plainText(bodyGone, english)],
    ['AADSTS53003.admin.txt', forAdmin(blockedByPolicy, english) ?? ''],
    ['AADSTS9999999.md.txt', markdown(unknownRelayed, english)],
  ])('%s', async (name, text) => {
    await expect(text).toMatchFileSnapshot(`golden/${name}`);
  });
});

describe('what is said and what is not', () => {
  test('no sureness without a cause', () => {
    for (const text of [markdown(bodyGone, english), plainText(bodyGone, english)])
      expect(text).not.toContain('How sure');
  });

  test('an unknown code is quoted, and its sections claim nothing', () => {
    for (const text of [markdown(unknownRelayed, english), plainText(unknownRelayed, english)]) {
      expect(text).toContain('The request is not valid for the application.');
      expect(text).toContain('What was seen');
      expect(text).not.toContain('Why we think so');
    }
  });

  test('a relayed answer names the host, and is not called Microsoft’s words', () => {
    const text = plainText(unknownRelayed, english);
    expect(text).toContain('Not confirmed to come from Microsoft: the answer came from api.contoso.example');
    expect(text).toContain('What the answer says');
    const pasted = { ...unknownRelayed, seen: { ...unknownRelayed.seen, url: null } };
    expect(plainText(pasted, english)).toContain('it was read from text without its request');
  });

  test('repeats and other kinds than failures are said', () => {
    expect(plainText(unknownRelayed, english)).toContain('How often: 3 times');
    expect(plainText({ ...trailingSlash, kind: 'interrupt' }, english)).toContain('What this is: A normal step');
    expect(plainText(trailingSlash, english)).not.toContain('What this is');
  });

  test('without a code the words of the answer lead', () => {
    const cancelled = { ...trailingSlash, code: null, error: 'access_denied', suberror: 'cancel' };
    expect(plainText(cancelled, english)).toMatch(/^access_denied \(cancel\): /);
    expect(plainText({ ...cancelled, error: null, suberror: null }, english)).toMatch(/^The app asked/);
  });

  test('the time is the service’s, else that of the answer, and an unknown time is left out', () => {
    const ids = { ...trailingSlash.ids, timestamp: null };
    expect(plainText({ ...trailingSlash, ids }, english)).toContain('2026-11-22 08:53:08Z');
    const seen = { ...trailingSlash.seen, at: new Date(0).toISOString() };
    expect(plainText({ ...trailingSlash, ids, seen }, english)).not.toContain('Time (UTC)');
  });

  test('a line feed in a value is shown, policy IDs are a list', () => {
    const broken = { ...trailingSlash, evidence: [evidence('Scope', 'User.Read\nopenid', 'query', { fact: 'scope' })] };
    expect(markdown(broken, english)).toContain('| Scope | `User.Read␊openid` | query |');
    expect(plainText(blockedByPolicy, english)).toContain(
      '1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d, 5f6e7d8c-9b0a-4c3d-a2b1-c0d9e8f7a6b5 (',
    );
  });

  test('commands stand in a block of their own, whatever they hold', () => {
    const commands = [{ tool: 'azure-cli' as const, text: 'az ad app show\necho ```', note: 'Reads first.' }];
    expect(markdown({ ...trailingSlash, commands }, english)).toContain('````\naz ad app show\necho ```\n````');
  });
});

describe('hand-off to an admin', () => {
  test('there is none for what is no failure; every failure can be looked up in the logs', () => {
    expect(forAdmin({ ...trailingSlash, kind: 'interrupt' }, english)).toBeNull();
    expect(forAdmin(trailingSlash, english)).toContain(trailingSlash.ids.traceId);
  });

  test('names the admin’s own steps where there are some, for every actor', () => {
    const steps = [
      ...blockedByPolicy.steps,
      { ...(trailingSlash.steps[1] ?? blockedByPolicy.steps[0]), text: 'Open the policy.', actor: 'admin' as const },
    ].filter((step) => step !== undefined) as typeof blockedByPolicy.steps;
    const text = forAdmin({ ...blockedByPolicy, actor: 'developer', steps }, english);
    expect(text).toMatch(/What to do\n1\. Open the policy\.$/);
    expect(text).not.toContain('Copy for admin');
  });

  test('asks for the time where there is no request ID', () => {
    const text = forAdmin({ ...blockedByPolicy, ids: { ...blockedByPolicy.ids, traceId: null } }, english);
    expect(text).not.toContain('request ID');
    expect(text).toMatch(/look for\s+this app at this time/);
  });
});

describe('JSON', () => {
  test('has the public keys only', () => {
    const keys = Object.keys(JSON.parse(json(trailingSlash)));
    expect(keys).toEqual(
      'code codes error suberror name kind count actor title summary steps cause otherCauses evidence ids seen commands links'.split(
        ' ',
      ),
    );
    const [row] = JSON.parse(json(trailingSlash)).evidence;
    expect(Object.keys(row)).toEqual(['fact', 'label', 'value', 'seenIn', 'exchange', 'mark', 'verdict', 'says']);
  });
});

describe('a whole capture', () => {
  const signIn = (outcome: DiagnosedSignIn['outcome'], failures = [trailingSlash]): DiagnosedSignIn => ({
    outcome,
    startedAt: '2026-11-22T08:53:07.000Z',
    exchanges: ['x1'],
    failures,
  });

  test('groups by sign-in, with one footer', () => {
    const text = signInsText([signIn('failed', [trailingSlash, bodyGone]), signIn('failed')], english);
    expect(text.match(/^Sign-in failed, started 2026-11-22 08:53:07Z$/gm)).toHaveLength(2);
    expect(text.match(/Made with/g)).toHaveLength(1);
    expect(text).not.toContain('No failed sign-in');
    expect(signInsMarkdown([signIn('failed')], english)).toMatch(
      /^## Sign-in failed, started 2026-11-22 08:53:07Z\n\n### AADSTS50011: /,
    );
  });

  test('says that nothing failed, in how many sign-ins', () => {
    expect(signInsText([], english)).toBe('No Microsoft sign-in found.');
    expect(signInsText([signIn('succeeded', [])], english)).toBe('No failed sign-in found in 1 sign-in.');
    const text = signInsText([signIn('succeeded', []), signIn('recovered')], english);
    expect(text).toMatch(
      /^No failed sign-in found in 2 sign-ins\.\n\nNot failures\n {2}Sign-in recovered, started .*: AADSTS50011: /,
    );
    expect(text).not.toContain('Causes checked');
  });

  test('as JSON and as lines, with no time where none is known', () => {
    const undated = { ...signIn('failed'), startedAt: new Date(0).toISOString() };
    expect(JSON.parse(signInsJson([undated]))).toMatchObject({
      version: 1,
      signIns: [{ outcome: 'failed', startedAt: null, failures: [{ code: 'AADSTS50011' }] }],
    });
    expect(signInLine(undated)).not.toContain('\n');
    expect(JSON.parse(signInLine(undated))).toMatchObject({ id: 'x1', failures: [{ code: 'AADSTS50011' }] });
  });
});

test('every phrase has a Dutch text with the same placeholders', () => {
  const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const english of allPhrases) {
    const dutchText = dutch.translate(english);
    if (!['Microsoft', 'Resource'].includes(english)) expect(dutchText, english).not.toBe(english);
    expect(placeholders(dutchText), english).toEqual(placeholders(english));
  }
});
