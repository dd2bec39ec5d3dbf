/** Sign-ins: what belongs together, how it ended, and what is said only once. */
import { describe, expect, it } from 'vitest';
import { exchangesOfText } from '../../src/capture/text.ts';
import {
  alarms,
  authorize,
  back,
  diagnosed,
  outcomes,
  pageAnswer,
  posted,
  raw,
  redeemed,
  said,
  tenant,
  tokens,
} from './scenes.ts';

const wrongPassword = { pgid: 'ConvergedSignIn', sErrorCode: '50126', arrValErrs: ['50126'] };

describe('outcomes', () => {
  it('a wrong password, then the right one: recovered, also where the app’s server gets the code', () => {
    const typed = [authorize(0), posted(5, '/common/login', pageAnswer(wrongPassword))];
    expect(outcomes(typed)).toEqual(['failed']);
    const accepted = posted(20, '/common/login', back({ code: 'code-of-this-sign-in' }));
    expect(outcomes([...typed, accepted])).toEqual(['recovered']);
    expect(outcomes([...typed, accepted, redeemed(21, tokens)])).toEqual(['recovered']);
    const tooLate = redeemed(21, { error: 'invalid_grant', error_codes: [70008] }, { status: 400 });
    expect(outcomes([...typed, accepted, tooLate])).toEqual(['failed']);
  });

  it('a wrong password that was overcome while the second factor is asked for: not failed', () => {
    const typed = [authorize(0), posted(5, '/common/login', pageAnswer(wrongPassword))];
    const next = posted(20, '/common/login', pageAnswer({ pgid: 'ConvergedTFA', sErrorCode: '50074' }));
    expect(outcomes([...typed, next])).toEqual(['in-progress']);
  });

  it('a refresh that failed and the silent frame after it are one', () => {
    const refresh = redeemed(
      0,
      { error: 'invalid_grant', error_codes: [700084] },
      {
        status: 400,
        requestBody: 'grant_type=refresh_token&client_id=00001111-aaaa-2222-bbbb-3333cccc0001&refresh_token=made-up',
      },
    );
    const frame = authorize(1, { type: 'iframe', ...back({ code: 'code-of-this-sign-in' }) }, { prompt: 'none' });
    expect(alarms([refresh, frame, redeemed(2, tokens)])).toEqual([]);
    const signIns = diagnosed([refresh, frame, redeemed(2, tokens)]);
    expect(signIns.map(({ outcome }) => outcome)).toEqual(['recovered']);
  });

  it('a cancel is one', () => {
    const left = authorize(0, back({ error: 'access_denied', error_subcode: 'cancel' }, '?'));
    expect(said([left])).toEqual(['access_denied cancelled redirect-query confirmed']);
    expect(outcomes([left])).toEqual(['cancelled']);
  });
});

describe('loops', () => {
  it('of fifteen equal requests in five minutes are one sign-in, counted', () => {
    const rounds = Array.from({ length: 15 }, (_, index) => {
      const state = `state-${index}-of-this-loop`;
      const code = `code-${index}-of-this-loop`;
      const round = authorize(index * 15, { ...back({ code, state }) }, { state });
      return [
        round,
        redeemed(index * 15 + 1, tokens, {
          requestBody: `grant_type=authorization_code&client_id=00001111-aaaa-2222-bbbb-3333cccc0001&code=${code}`,
        }),
      ];
    }).flat();
    const last = authorize(
      15 * 15,
      back({ error: 'invalid_grant', error_description: 'AADSTS50196: x', state: 'last-state-of-this-loop' }),
      { state: 'last-state-of-this-loop' },
    );
    const signIns = diagnosed([...rounds, last]);
    expect(signIns).toHaveLength(1);
    expect(signIns[0]).toMatchObject({ outcome: 'failed', failures: [{ code: 'AADSTS50196', count: 1 }] });
  });

  it('of fewer requests, or slower ones, are none', () => {
    const slow = Array.from({ length: 16 }, (_, index) =>
      authorize(index * 60, back({ code: `code-${index}`, state: `state-${index}-of-many` }), {
        state: `state-${index}-of-many`,
      }),
    );
    expect(diagnosed(slow)).toHaveLength(16);
  });
});

describe('pasted text', () => {
  it('with several failures gives several, and folds the repeats', () => {
    const line = (code: string, minute: number) =>
      `2026-11-22 08:0${minute}:00 ERROR invalid_grant: ${code}: Something. Trace ID: 0000aaaa-11bb-cccc-dd22-eeeeee00000${minute} Correlation ID: aaaa0000-bb11-2222-33cc-44444400000${minute} Timestamp: 2026-11-22 08:0${minute}:00Z`;
    const log = [line('AADSTS70008', 1), line('AADSTS50105', 2), line('AADSTS70008', 3)].join('\n');
    const failures = diagnosed(exchangesOfText(log)).flatMap((signIn) => signIn.failures);
    expect(failures.map(({ code, count, ids }) => [code, count, ids.traceId?.at(-1)])).toEqual([
      ['AADSTS70008', 2, '3'],
      ['AADSTS50105', 1, '2'],
    ]);
  });
});

describe('two sign-ins', () => {
  it('of two apps at once stay two', () => {
    const other = '00001111-aaaa-2222-bbbb-3333cccc0002';
    const mine = authorize(0, back({ error: 'server_error', error_description: 'AADSTS90033: x' }));
    const theirs = raw(1, {
      url: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize?client_id=${other}&state=state-of-another-app&redirect_uri=https%3A%2F%2Fb.example%2F`,
      status: 302,
      redirectUrl: 'https://b.example/#code=code-of-another-app&state=state-of-another-app',
    });
    expect(diagnosed([mine, theirs]).map(({ outcome }) => outcome)).toEqual(['failed', 'handed-over']);
  });
});
