/** Signs in by hand, with the mistakes that MSAL.js would not make. */
import type { PageSettings } from '../pages.ts';
import { type Outcome, success } from './outcome.ts';

type Attempt = { state: string; verifier: string };

const here = location.origin + location.pathname;
const scope = 'User.Read openid profile offline_access';
const kept = 'attempt';

/** Leaves for the authorize endpoint. */
export async function startRaw({ scenario, entraOrigin }: PageSettings): Promise<null> {
  const attempt: Attempt = { state: randomText(16), verifier: randomText(48) };
  sessionStorage.setItem(kept, JSON.stringify(attempt));
  const url = new URL(`${entraOrigin}/${scenario.tenant}/oauth2/v2.0/authorize`);
  url.search = new URLSearchParams({
    client_id: scenario.clientId,
    response_type: 'code',
    response_mode: scenario.raw?.responseMode ?? 'fragment',
    redirect_uri: here,
    scope,
    state: attempt.state,
    ...(scenario.raw?.challenge !== false && {
      code_challenge: await challengeOf(attempt.verifier),
      code_challenge_method: 'S256',
    }),
  }).toString();
  location.assign(url);
  return null;
}

/** Redeems the code that came back. Null: this page load is no return from a sign-in. */
export async function resumeRaw(settings: PageSettings): Promise<Outcome | null> {
  const answer = new URLSearchParams(settings.posted ?? location.hash.slice(1));
  history.replaceState(null, '', here);
  if (answer.has('error')) return failure(answer.get('error'), answer.get('error_description'));
  const code = answer.get('code');
  if (!code) return null;
  const attempt: Attempt = JSON.parse(sessionStorage.getItem(kept) ?? '{}');
  if (answer.get('state') !== attempt.state) return failure('state_mismatch', 'The answer belongs to another attempt.');
  const { redeem: mistake } = settings.scenario.raw ?? {};
  const verifier = mistake === 'other-verifier' ? randomText(48) : attempt.verifier;
  if (mistake === 'twice') await redeem(settings, code, verifier);
  return redeem(settings, code, verifier);
}

async function redeem({ scenario, entraOrigin }: PageSettings, code: string, verifier: string): Promise<Outcome> {
  const response = await fetch(`${entraOrigin}/${scenario.tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: scenario.clientId,
      grant_type: 'authorization_code',
      redirect_uri: here,
      scope,
      code,
      ...(scenario.raw?.challenge !== false && { code_verifier: verifier }),
      ...(scenario.raw?.secret && { client_secret: scenario.raw.secret }),
    }),
  });
  const body: Record<string, string> = await response.json();
  if (response.ok) return success(`Tokens for ${body.scope}`);
  return failure(body.error ?? null, body.error_description ?? null);
}

function failure(error: string | null, message: string | null): Outcome {
  return { ok: false, errorCode: error ?? 'unknown', message: message ?? '' };
}

async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function randomText(bytes: number): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(bytes)));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
