/** Speaks Marionette, Firefox's own remote protocol: length-prefixed JSON on a socket. No driver program is needed. */
import { connect, type Socket } from 'node:net';

export type Marionette = {
  send(command: string, parameters?: object): Promise<unknown>;
  /** Runs the body of an async function in the browser itself, with all its rights. */
  chrome<T>(body: string, ...args: unknown[]): Promise<T>;
  /** Runs the body of an async function in the page. */
  content<T>(body: string, ...args: unknown[]): Promise<T>;
  close(): void;
};

type Waiting = { resolve(value: unknown): void; reject(reason: Error): void };

const response = 1;
const scriptTimeout = 20_000;

/** Connects to a Firefox that already listens, and waits for its greeting. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  await new Promise<void>((greeted, failed) => {
    socket.once('error', failed);
    socket.once('close', () => {
      const lost = new Error('Firefox closed the connection.');
      failed(lost);
      for (const one of waiting.values()) one.reject(lost);
    });
    readMessages(socket, (message) => {
      if (!Array.isArray(message)) return greeted();
      const [type, id, error, value] = message;
      const asked = waiting.get(Number(id));
      if (type !== response || !asked) return;
      waiting.delete(Number(id));
      if (error) asked.reject(new Error(`Firefox: ${JSON.stringify(error).slice(0, 800)}`));
      else asked.resolve(value);
    });
  });

  function send(command: string, parameters: object = {}): Promise<unknown> {
    lastId += 1;
    const id = lastId;
    const text = JSON.stringify([0, id, command, parameters]);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  async function run<T>(context: 'chrome' | 'content', body: string, args: unknown[]): Promise<T> {
    await send('Marionette:SetContext', { value: context });
    const answer = await send('WebDriver:ExecuteAsyncScript', {
      script: `const args = [...arguments]; const done = args.pop();
        (async (...args) => { ${body} })(...args).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args,
      scriptTimeout,
      newSandbox: true,
    });
    const result = (answer as { value: { value: T; error?: string } | null }).value;
    if (!result) throw new Error(`Firefox, ${context}: the document was replaced while the script ran.`);
    const { value, error } = result;
    if (error !== undefined) throw new Error(`Firefox, ${context}: ${error}`);
    return value;
  }

  return {
    send,
    chrome: (body, ...args) => run('chrome', body, args),
    content: (body, ...args) => run('content', body, args),
    close: () => socket.destroy(),
  };
}

/** Cuts the stream into its messages: `length:JSON`, with the length in bytes. */
function readMessages(socket: Socket, take: (message: unknown) => void): void {
  let received: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const colon = received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(received.subarray(0, colon).toString());
      if (received.length < end) return;
      const text = received.subarray(colon + 1, end).toString();
      received = received.subarray(end);
      take(JSON.parse(text));
    }
  });
}
