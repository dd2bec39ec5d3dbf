/** The fake Entra: an HTTPS server on this machine that answers sign-ins as login.microsoftonline.com does. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { authorize, login } from './authorize.ts';
import { certificateFor } from './certificate.ts';
import { type Answer, type EntraRequest, type Stage, supportIds } from './exchange.ts';
import { emptyMemory, type Memory } from './memory.ts';
import { behaviourOf, type Scenario, type Script, scriptsOf } from './scenario.ts';
import { token } from './token.ts';

export type EntraOptions = {
  scenarios: Scenario[];
  /** Host names it answers for; a browser maps them to the port. */
  hosts?: string[];
  /** Milliseconds since 1970, fractions allowed. */
  now?: () => number;
};

export type LoggedRequest = {
  at: number;
  /** When the answer was handed to the network; null: not yet. */
  answeredAt: number | null;
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
  status: number | null;
};

export type Entra = {
  port: number;
  /** Where it listens. Browsers ask it as https://login.microsoftonline.com. */
  url: string;
  /** Every request so far, oldest first. */
  requests: LoggedRequest[];
  /** Replaces the scenarios; sessions and codes stay. */
  setScenarios(scenarios: Scenario[]): void;
  close(): Promise<void>;
};

const oauthPath = /^\/([^/]+)\/oauth2\/(v2\.0\/)?(authorize|token)$/;
const loginPath = /^\/([^/]+)\/login$/;
const handlers: Record<Stage, (memory: Memory, scripts: Script[], request: EntraRequest) => Answer> = {
  authorize,
  login,
  token,
};

/** Starts it on a free port of 127.0.0.1. */
export async function startEntra({ scenarios, hosts, now = preciseNow }: EntraOptions): Promise<Entra> {
  const memory = emptyMemory();
  const requests: LoggedRequest[] = [];
  let scripts = scriptsOf(scenarios);

  const server = createServer(await certificateFor(hosts ?? ['login.microsoftonline.com']), (incoming, outgoing) => {
    answer(incoming, outgoing).catch((reason: unknown) => {
      outgoing.writeHead(500, { 'Content-Type': 'text/plain' }).end(String(reason));
    });
  });

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const at = now();
    const url = new URL(incoming.url ?? '/', `https://${incoming.headers.host ?? 'login.microsoftonline.com'}`);
    const method = incoming.method ?? 'GET';
    const logged: LoggedRequest = {
      at,
      answeredAt: null,
      method,
      url: url.href,
      headers: incoming.headers,
      body: '',
      status: null,
    };
    requests.push(logged);
    logged.body = await text(incoming);
    const request = requestOf(method, url, incoming.headers, logged.body, at);
    const { status, headers, body } = request ? handlers[request.stage](memory, scripts, request) : notFound;
    const { delay } = behaviourOf(scripts, request?.parameters.get('client_id') ?? null);
    if (delay > 0) await wait(delay);
    logged.status = status;
    outgoing.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    outgoing.end(body, () => {
      logged.answeredAt = now();
    });
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `https://127.0.0.1:${port}`,
    requests,
    setScenarios(next) {
      scripts = scriptsOf(next);
    },
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

const notFound: Answer = { status: 404, headers: { 'Content-Type': 'text/plain' }, body: '' };

function requestOf(
  method: string,
  url: URL,
  headers: IncomingHttpHeaders,
  body: string,
  at: number,
): EntraRequest | null {
  const oauth = oauthPath.exec(url.pathname);
  const tenant = oauth?.[1] ?? loginPath.exec(url.pathname)?.[1];
  if (!tenant) return null;
  const parameters = new URLSearchParams(url.search);
  for (const [name, value] of new URLSearchParams(body)) parameters.set(name, value);
  return {
    method,
    stage: oauth ? (oauth[3] === 'token' ? 'token' : 'authorize') : 'login',
    url,
    tenant: decodeURIComponent(tenant),
    version: oauth && !oauth[2] ? 'v1' : 'v2',
    headers,
    parameters,
    at,
    ids: supportIds(parameters, headers, at),
  };
}

function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}
