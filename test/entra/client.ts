/** A bare HTTPS client for tests of the fake Entra: follows nothing, keeps no cookies, trusts its certificate. */
import type { IncomingHttpHeaders } from 'node:http';
import { request as send } from 'node:https';
import { text } from 'node:stream/consumers';

export type Ask = {
  path: string;
  method?: string;
  query?: Record<string, string>;
  form?: Record<string, string>;
  headers?: Record<string, string>;
};
export type Got = { status: number; headers: IncomingHttpHeaders; body: string };

/** Sends one request to the fake as if a browser had mapped login.microsoftonline.com to its port. */
export function ask(entra: { port: number }, { path, method, query, form, headers }: Ask): Promise<Got> {
  const body = form ? new URLSearchParams(form).toString() : '';
  return new Promise((got, failed) => {
    const request = send(
      {
        host: '127.0.0.1',
        port: entra.port,
        path: query ? `${path}?${new URLSearchParams(query)}` : path,
        method: method ?? (form ? 'POST' : 'GET'),
        headers: {
          Host: 'login.microsoftonline.com',
          ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        rejectUnauthorized: false,
      },
      (response) => {
        text(response).then(
          (answer) => got({ status: response.statusCode ?? 0, headers: response.headers, body: answer }),
          failed,
        );
      },
    );
    request.on('error', failed);
    request.end(body);
  });
}

/** The fields that a redirect carries, wherever they are. */
export function redirectFields(got: Got): URLSearchParams {
  const url = new URL(got.headers.location ?? '');
  return new URLSearchParams(url.hash ? url.hash.slice(1) : url.search);
}

/** The cookies to send back, from an answer's `Set-Cookie`. */
export function cookiesOf(got: Got): string {
  return (got.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}
