/** Turns pasted or piped text into a RawExchange: the JSON body of an error, or one address. */
import type { RawExchange } from '../evidence/raw.ts';
import { timeOf } from './har-time.ts';

/** Members of which an error body of the token, device code or discovery endpoint has at least one. */
const errorMembers = ['error', 'error_description', 'error_codes', 'suberror', 'errorCode'];

/** The exchange of an error body whose request is unknown, or undefined where the value is no error body. */
export function exchangeOfErrorBody(body: unknown): RawExchange | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  if (!errorMembers.some((name) => Object.hasOwn(body, name))) return undefined;
  return { ...unknownRequest, startedAt: answeredAt(body) ?? 0, responseBody: { text: JSON.stringify(body) } };
}

/** The service's own time, from its member or from the last line of its sentence. */
function answeredAt(body: object): number | undefined {
  const { timestamp, error_description: description } = body as { timestamp?: unknown; error_description?: unknown };
  const inSentence =
    typeof description === 'string' ? /Timestamp:\s*([\d-]{10}[ T][\d:]{8}Z?)/.exec(description)?.[1] : undefined;
  return timeOf(timestamp) ?? timeOf(inSentence);
}

/** The exchange of an address that a person copied, or undefined where the text is more or less than one. */
export function exchangeOfAddress(text: string): RawExchange | undefined {
  const address = text.trim();
  if (!/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(address) || !URL.canParse(address)) return undefined;
  return { ...unknownRequest, url: address };
}

const unknownRequest: RawExchange = {
  source: 'text',
  tabId: null,
  startedAt: 0,
  took: null,
  type: 'other',
  method: 'GET',
  url: '',
  requestHeaders: null,
  requestBody: undefined,
  initiator: null,
  // An answer came, but nobody says with which status.
  status: 0,
  responseHeaders: [],
  redirectUrl: null,
  responseBody: { missing: 'not-captured' },
  networkError: null,
};
