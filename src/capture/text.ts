/** Turns pasted or piped text into RawExchanges: an answer's body or headers, a page, addresses, or words. */
import type { RawExchange } from '../evidence/raw.ts';
import { addressesInText } from '../protocol/addresses-in-text.ts';
import { codesInText } from '../protocol/codes-in-text.ts';
import { errorRecords } from '../protocol/error-records.ts';
import { httpMessageOf } from '../protocol/http-message.ts';
import { wordsOfJson } from '../protocol/json-words.ts';
import { plainText } from '../protocol/pasted-text.ts';
import { samlMessageOf } from '../protocol/saml.ts';
import { timeOf } from './har-time.ts';

/** Members of which a JSON answer of an authority, a page's call or a library's error has at least one. */
const answerMembers = [
  'error',
  'error_description',
  'error_codes',
  'suberror',
  'errorCode',
  'errorMessage',
  'ResultValue',
  'IfExistsResult',
  'challenge_type',
];

/** The exchange of a JSON answer whose request is unknown, or undefined where the value is no answer that is known. */
export function exchangeOfErrorBody(body: unknown): RawExchange | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  if (!answerMembers.some((name) => Object.hasOwn(body, name))) return undefined;
  return { ...unknownRequest, startedAt: answeredAt(body) ?? 0, responseBody: { text: JSON.stringify(body) } };
}

/** The service's own time, from its member or from the last line of its sentence. */
function answeredAt(body: object): number | undefined {
  const { timestamp, error_description: description } = body as { timestamp?: unknown; error_description?: unknown };
  const inSentence =
    typeof description === 'string' ? /Timestamp:\s*([\d-]{10}[ T][\d:]{8}Z?)/.exec(description)?.[1] : undefined;
  return timeOf(timestamp) ?? timeOf(inSentence);
}

/** The exchanges of free text: one for each failure it speaks of; words that speak of none give one that says nothing. */
export function exchangesOfText(text: string): RawExchange[] {
  const whole = wholeText(text.trim());
  if (whole) return [whole];
  const pasted = wordsOfJson(text) ?? text;
  const messages = samlTag.test(pasted) ? samlParts(pasted) : [];
  const rest = messages.reduce((text, { xml }) => text.replace(xml, ' '), pasted);
  return [
    ...messages.map(({ exchange }) => exchange),
    ...exchangesOfAddresses(rest),
    ...exchangesOfWords(rest, messages.length > 0),
  ];
}

/** The exchange where all of the text is one thing: JSON, an HTTP message, an encoded SAML message, a page, an address. */
const wholeText = (text: string): RawExchange | undefined =>
  ofJson(text) ?? ofMessage(text) ?? ofEncodedSaml(text) ?? ofPage(text) ?? exchangeOfAddress(text);

function ofJson(text: string): RawExchange | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined;
  try {
    return exchangeOfErrorBody(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function ofMessage(text: string): RawExchange | undefined {
  const message = httpMessageOf(text);
  if (!message) return undefined;
  if (message.method !== null) {
    if (!URL.canParse(message.url) || message.body.includes('\n')) return undefined;
    const { method, url, headers } = message;
    return { ...unknownRequest, method, url, requestHeaders: headers, requestBody: message.body || null };
  }
  // Only headers that carry a challenge, or an answer with its status, say something by themselves.
  return {
    ...unknownRequest,
    startedAt: answeredAt({ error_description: message.body }) ?? 0,
    status: message.status ?? 0,
    responseHeaders: message.headers,
    responseBody: { text: message.body },
  };
}

const samlTag = /<(?:[\w-]{1,40}:)?(?:Response|AuthnRequest|LogoutResponse|LogoutRequest)\b/;
const mostMessages = 20;

/** SAML messages that stand in the text as XML. */
function samlParts(text: string): { xml: string; exchange: RawExchange }[] {
  const found: { xml: string; exchange: RawExchange }[] = [];
  for (let at = 0, tries = 0; tries < mostMessages; tries++) {
    const start = text.slice(at).search(samlTag);
    if (start < 0) break;
    const xml = upToEnd(text, at + start);
    at += start + xml.length;
    const message = samlMessageOf(xml);
    if (message)
      found.push({
        xml,
        exchange: { ...unknownRequest, startedAt: timeOf(message.issueInstant) ?? 0, responseBody: { text: xml } },
      });
  }
  return found;
}

/** A message in base64 is handed on as the parameter it was, so that nothing of it is kept decoded. */
function ofEncodedSaml(text: string): RawExchange | undefined {
  const value = text.replace(/^SAML(?:Response|Request)=/, '');
  if (value.length < 100 || !/^[A-Za-z0-9+/_%=\s-]+$/.test(value)) return undefined;
  const message = samlMessageOf(value);
  if (!message) return undefined;
  const name = message.kind.endsWith('Request') ? 'SAMLRequest' : 'SAMLResponse';
  const requestBody = `${name}=${encodeURIComponent(value)}`;
  return { ...unknownRequest, startedAt: timeOf(message.issueInstant) ?? 0, method: 'POST', requestBody };
}

/** The element that begins here, up to its closing tag. */
function upToEnd(text: string, start: number): string {
  const name = /^<([\w:-]{1,60})/.exec(text.slice(start, start + 70))?.[1] ?? '';
  const end = text.indexOf(`</${name}`, start);
  const close = end < 0 ? -1 : text.indexOf('>', end);
  return text.slice(start, close < 0 ? undefined : close + 1);
}

const pageObject =
  /\$Config\s{0,4}=\s{0,4}\{|\bServerData\s{0,4}=\s{0,4}\{|\bSETTINGS\s{0,4}=\s{0,4}\{|<form\b[^>]{0,2000}\baction=/i;

/** A page as it was saved, or the part of it with the object that it carries. */
function ofPage(text: string): RawExchange | undefined {
  if (!/^\s{0,20}(?:<|\$Config|var\s)/.test(text.slice(0, 40)) || !pageObject.test(text)) return undefined;
  return { ...unknownRequest, type: 'document', status: 200, responseBody: { text } };
}

function exchangesOfAddresses(pasted: string): RawExchange[] {
  if (!pasted.includes('error=') && !pasted.includes('error\\u003d')) return [];
  return addressesInText(unescaped(pasted)).map(({ base, parameters }) => {
    const url = URL.canParse(base) ? `${base}#${parameters}` : '';
    const startedAt = answeredAt({ error_description: plainText(parameters) }) ?? 0;
    return url === ''
      ? { ...unknownRequest, startedAt, method: 'POST', requestBody: parameters }
      : { ...unknownRequest, startedAt, url };
  });
}

/** Serialisers write the marks of an address as escapes; its own encoding stays. */
const unescaped = (text: string): string =>
  text
    .replace(/\\u0026|&amp;/g, '&')
    .replace(/\\u003d/gi, '=')
    .replace(/\\u0023/g, '#')
    .replace(/\\\//g, '/');

/** One exchange for each failure that the words speak of and no address in them already holds. */
function exchangesOfWords(pasted: string, hasOthers: boolean): RawExchange[] {
  const raw = /error(?:=|\\u003d)/.test(pasted) ? unescaped(pasted) : '';
  const addresses = addressesInText(raw);
  let rest = '';
  let at = 0;
  for (const { start, end } of addresses) {
    rest += `${raw.slice(at, start)} `;
    at = end;
  }
  const text = plainText(addresses.length > 0 ? rest + raw.slice(at) : pasted);
  const held = new Set(
    addresses.flatMap(({ parameters }) => codesInText(plainText(parameters)).map(({ code }) => code)),
  );
  const records = errorRecords(text)
    .filter(({ mentions }) => !mentions.every(({ code }) => held.has(code)))
    .map((record) => record.text);
  const parts = records.length > 0 ? records : addresses.length > 0 || hasOthers ? [] : [text];
  return parts.map((part) => ({
    ...unknownRequest,
    startedAt: answeredAt({ error_description: part }) ?? 0,
    responseBody: { text: part },
  }));
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
