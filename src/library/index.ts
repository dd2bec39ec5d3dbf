/**
 * The library: what the extension and the command line say, for tests and tools of your own. Pure but for one random key
 * per process, with which secrets become fingerprints; nothing is sent anywhere.
 */
import { type HarReading, readHar as readHarBytes } from '../capture/har.ts';
import { exchangesOfText } from '../capture/text.ts';
import { type DiagnosedSignIn, diagnose } from '../classify/index.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { withOwnIds } from '../evidence/merge.ts';
import { type RedactOptions, redact } from '../evidence/redact.ts';
import { catalogueTranslator, type Language } from '../locales/catalogue.ts';
import { signInsMarkdown, signInsText } from '../report/index.ts';

// One key for the process: exchanges of several captures can be compared with each other, and with no other process's.
const key = crypto.getRandomValues(new Uint8Array(32));

export interface ReadOptions {
  /** Custom domains that answer as Microsoft, such as `login.contoso.example`. */
  authorityHosts?: readonly string[];
}

export interface ClassifyOptions {
  /** Language of the texts; English where not said. */
  language?: Language;
  /**
   * Whether the capture has ended (the default): what asks for one step more and is the last word is then a failure too.
   */
  finished?: boolean;
}

/** The input is no HAR file; the message says what it is. */
export class NotHarError extends Error {
  override name = 'NotHarError';
}

const redactOptions = ({ authorityHosts = [] }: ReadOptions): RedactOptions => ({
  key,
  authorityHosts: authorityHosts.map((host) => host.toLowerCase()),
});

/**
 * The sign-ins of a capture, in order of their start, each with how it ended and with a diagnosis of every failure.
 *
 * @param exchanges of one browser, device or log, from `readHar` or `parseText`; more than one capture is better
 *   classified one by one.
 */
export const classify = (
  exchanges: readonly Exchange[],
  { language = 'en', finished = true }: ClassifyOptions = {},
): DiagnosedSignIn[] => diagnose(exchanges, { translate: catalogueTranslator(language), finished });

/**
 * Reads the sign-in traffic of a HAR file of any size; its secrets are gone from the result. What is no sign-in is passed
 * over, broken entries are counted in `skipped`, and a file that ends in the middle gives what was whole (`cut`).
 *
 * @param stream bytes in UTF-8, such as `fs.createReadStream(file)` or a `ReadableStream`.
 * @throws NotHarError where the stream holds no HAR; errors of the stream itself are passed on.
 */
export async function readHar(
  stream: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  options: ReadOptions = {},
): Promise<HarReading> {
  const har = await readHarBytes(stream as AsyncIterable<Uint8Array>, redactOptions(options)); // Node's streams iterate
  if (!har) throw new NotHarError('This is no HAR file: expected a JSON object with a log that holds entries.');
  return har;
}

/**
 * Reads what a person pasted or a log holds: an error answer, a redirect address, the text of a page, an exception, lines
 * of a log. Words that name no failure give exchanges from which nothing is concluded.
 */
export const parseText = (text: string, options: ReadOptions = {}): Exchange[] =>
  withOwnIds(
    exchangesOfText(text)
      .map((raw) => redact(raw, redactOptions(options)))
      .filter((one): one is Exchange => one !== null),
  );

/** The diagnoses as a text for a terminal or a test's message: code, who must act, what to do, why. */
export const describe = (
  signIns: readonly DiagnosedSignIn[],
  { format = 'text', language = 'en' }: { format?: 'text' | 'markdown'; language?: Language } = {},
): string => {
  const options = { translate: catalogueTranslator(language), version: __VERSION__ };
  return format === 'text' ? signInsText([...signIns], options) : signInsMarkdown([...signIns], options);
};

export type { DiagnosedSignIn, Diagnosis } from '../classify/diagnosis.ts';
export type { Exchange } from '../evidence/exchange.ts';
export type { HarReading, Language };
