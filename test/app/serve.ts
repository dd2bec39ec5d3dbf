/** Serves the sample app: an index of sign-ins, a page for each, MSAL.js, and the page that ends its hidden frames. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { transformWithOxc } from 'vite';
import { bridgePage, indexPage, scenarioPage } from './pages.ts';
import { type AppScenario, appScenarios } from './scenarios.ts';

export type SampleAppOptions = {
  /** Where the pages send people to sign in. The browser maps it to the fake. */
  entraOrigin?: string;
  scenarios?: AppScenario[];
};
export type SampleApp = { port: number; url: string; close(): Promise<void> };

type Content = { type: string; body: string };

const here = import.meta.dirname;
const msal = join(here, '../../node_modules/@azure/msal-browser/lib');
const libraries: Record<string, string> = {
  '/msal.js': join(msal, 'msal-browser.min.js'),
  '/bridge.js': join(msal, 'redirect-bridge/msal-redirect-bridge.min.js'),
};
const script = 'text/javascript; charset=utf-8';
const clientScript = /^\/client\/([a-z-]+\.ts)$/;
const page = /^\/sign-in\/([a-z-]+)\/?$/;

/** Starts it on a free port; http://localhost is a secure context, which MSAL.js needs. */
export async function startSampleApp({
  entraOrigin = 'https://login.microsoftonline.com',
  scenarios = appScenarios,
}: SampleAppOptions = {}): Promise<SampleApp> {
  async function contentOf(path: string, incoming: IncomingMessage): Promise<Content | null> {
    if (path === '/') return html(indexPage(scenarios));
    if (path === '/bridge') return html(bridgePage());
    if (path === '/app.css') {
      return { type: 'text/css; charset=utf-8', body: await readFile(join(here, 'app.css'), 'utf8') };
    }
    const library = libraries[path];
    if (library) return { type: script, body: await readFile(library, 'utf8') };
    const file = clientScript.exec(path)?.[1];
    if (file) return { type: script, body: await scriptFrom(join(here, 'client', file)) };
    const scenario = scenarios.find(({ id }) => id === page.exec(path)?.[1]);
    if (!scenario) return null;
    // response_mode=form_post: the answer arrives in the body.
    const posted = incoming.method === 'POST' ? new URLSearchParams(await text(incoming)) : null;
    return html(scenarioPage(scenario, entraOrigin, posted));
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
    const content = await contentOf(pathname, incoming);
    outgoing.writeHead(content ? 200 : 404, { 'Content-Type': content?.type ?? 'text/plain' });
    outgoing.end(content?.body ?? 'Not found');
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((reason: unknown) => {
      outgoing.writeHead(500, { 'Content-Type': 'text/plain' }).end(String(reason));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://localhost:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

function html(body: string): Content {
  return { type: 'text/html; charset=utf-8', body };
}

async function scriptFrom(file: string): Promise<string> {
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file, { sourcemap: false });
  return code;
}
