/** The token endpoint of another identity provider, on this machine: a plain OAuth error, nothing of Entra's. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type OtherProvider = { tokenUrl: string; asked(): number; close(): Promise<void> };

/** Starts it on a free port of localhost. */
export async function startOtherProvider(): Promise<OtherProvider> {
  let asked = 0;
  const server = createServer((_, outgoing) => {
    asked += 1;
    outgoing.writeHead(400, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' });
    outgoing.end(JSON.stringify({ error: 'invalid_grant', error_description: 'Code not valid' }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    tokenUrl: `http://localhost:${port}/realms/contoso/protocol/openid-connect/token`,
    asked: () => asked,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
