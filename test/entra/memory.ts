/** What the fake Entra remembers between requests: codes, refresh tokens, sessions and sign-ins waiting at a page. */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { EntraRequest } from './exchange.ts';
import { opaqueGrant, type TokenSubject } from './tokens.ts';

export type IssuedCode = TokenSubject & {
  redirectUri: string;
  challenge: string | null;
  challengeMethod: string | null;
  /** Issued to `prompt=none`. */
  silent: boolean;
  expiresAt: number;
  redeemed: boolean;
};

export type IssuedRefreshToken = TokenSubject & { silent: boolean };

export type Memory = {
  codes: Map<string, IssuedCode>;
  refreshTokens: Map<string, IssuedRefreshToken>;
  sessions: Set<string>;
  /** Authorize requests that wait for POST /login, by the page's `sCtx`. */
  waiting: Map<string, EntraRequest>;
};

const sessionCookie = 'ESTSAUTHPERSISTENT';

export function emptyMemory(): Memory {
  return { codes: new Map(), refreshTokens: new Map(), sessions: new Set(), waiting: new Map() };
}

/** Binds a new code to the request that asked for it. */
export function issueCode(memory: Memory, request: EntraRequest, redirectUri: string, lifetime: number): string {
  const { parameters } = request;
  const code = opaqueGrant();
  memory.codes.set(code, {
    clientId: parameters.get('client_id') ?? '',
    scope: parameters.get('scope') ?? 'openid',
    nonce: parameters.get('nonce'),
    redirectUri,
    challenge: parameters.get('code_challenge') || null,
    challengeMethod: parameters.get('code_challenge_method'),
    silent: parameters.get('prompt') === 'none',
    expiresAt: request.at + lifetime,
    redeemed: false,
  });
  return code;
}

export function issueRefreshToken(memory: Memory, subject: TokenSubject, silent: boolean): string {
  const token = opaqueGrant();
  memory.refreshTokens.set(token, {
    clientId: subject.clientId,
    scope: subject.scope,
    nonce: subject.nonce,
    silent,
  });
  return token;
}

/** Whether the browser sent the cookie of a session of this server. */
export function hasSession(memory: Memory, headers: IncomingHttpHeaders): boolean {
  const pairs = (headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
  return pairs.some(([name, value]) => name === sessionCookie && memory.sessions.has(value ?? ''));
}

/** Starts a session; the answer is its cookies. `SameSite=None`, else no hidden frame would ever send them. */
export function startSession(memory: Memory): string[] {
  const session = randomUUID();
  memory.sessions.add(session);
  const attributes = 'domain=.login.microsoftonline.com; path=/; secure; HttpOnly; SameSite=None';
  return [`ESTSAUTH=${session}; ${attributes}`, `${sessionCookie}=${session}; ${attributes}; Max-Age=7776000`];
}
