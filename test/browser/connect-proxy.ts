/** A proxy that leads chosen hosts to ports of this machine and refuses all others: Firefox has no host mapping of its own. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type ConnectProxy = {
  port: number;
  /** What was refused, as `host:port`. */
  refused: string[];
  close(): Promise<void>;
};

/** `targets`: local port by `host:port`. */
export async function startConnectProxy(targets: Record<string, number>): Promise<ConnectProxy> {
  const refused: string[] = [];
  const open = new Set<Socket>();

  function keep(socket: Socket): void {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // The browser drops connections at will, and at its end all of them.
    socket.on('error', () => socket.destroy());
  }

  const server = createServer((client) => {
    keep(client);
    client.once('data', (head: Buffer) => {
      const asked = /^CONNECT (\S+) /.exec(head.toString('latin1'))?.[1] ?? 'plain http';
      const port = targets[asked];
      if (port === undefined) {
        refused.push(asked);
        client.end('HTTP/1.1 502 Refused\r\n\r\n');
        return;
      }
      const upstream = connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connected\r\n\r\n');
        client.pipe(upstream).pipe(client);
      });
      keep(upstream);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
