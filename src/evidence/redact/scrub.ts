/** Takes e-mail addresses, tokens and other secrets out of free text. */
import { terminalEscape, unprintable } from '../../protocol/unprintable.ts';

// Every repetition that can fail late is bounded: the text comes from outside and may be made to be slow.
const cuts: [RegExp, string][] = [
  // JWTs and JWEs, whole or cut after the first part, and other JSON in base64.
  [/(?<![A-Za-z0-9])eyJ[A-Za-z0-9_+/=-]{10,}(?:\.[A-Za-z0-9_-]*)*/g, '[token]'],
  // Entra's opaque codes and refresh tokens: a version digit, then long dotted base64url parts.
  [/\b[0-9]\.A[A-Za-z0-9_-]{20,}(?:\.[A-Za-z0-9_-]+)*/g, '[token]'],
  // Client secrets as the portal makes them (third and fourth character after the prefix are the marker "Q~").
  [/[A-Za-z0-9_.~-]{3}\dQ~[A-Za-z0-9_.~-]{20,}/g, '[secret]'],
  // Addresses of any script, the sign in any encoding; guests are written "adele_fabrikam.com#EXT#@contoso.com".
  [
    /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}_]|\\u[0-9a-f]{4})(?:[\p{L}\p{N}._%+'-]|\\u[0-9a-f]{4}){0,100}(?:(?:#|%(?:25)*23)EXT(?:#|%(?:25)*23))?(?:@|%(?:25)*40|&#(?:64|x40);|\\u0040)[\p{L}\p{N}][\p{L}\p{N}.-]{0,253}\.\p{L}{2,24}/giu,
    '[e-mail]',
  ],
  [/(?:\+|%(?:25)*2b)\d{8,15}(?!\d)/gi, '[telephone number]'],
  // Only where the text calls it one: versions and loopback addresses look alike.
  [
    /(\bIP(?:v[46])?(?: address)?(?: is)?[\s:='"(]{1,4})(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[0-9a-f]*:[0-9a-f]*:)[0-9a-f:.]{3,45})/gi,
    '$1[IP address]',
  ],
  // B2C appends "login_hint: …" to the description (captured in redirects of password reset).
  [/(login_hint\s*[:=]\s*)[^\s&]+/gi, '$1[hidden]'],
  [
    /(\b(?:password|passwd|client_secret|code_verifier|refresh_token|access_token|id_token)["']?\s{0,9}[=:]\s{0,9}["']?)[^\s&"',;]+/gi,
    '$1[hidden]',
  ],
];

// An address in the text, and its query or fragment, in plain or percent-encoded form.
const addressWithQuery =
  /([a-z][a-z0-9+.-]{1,30}(?::|%(?:25)*3a)(?:\/|%(?:25)*2f){2}[^\s'"<>]{0,2000}?)((?:[?#]|%(?:25)*(?:3f|23))[^\s'"<>]*)/gi;
const article = /^https:\/\/(?:aka\.ms|(?:learn|docs|go|support)\.microsoft\.com)\//i;

/**
 * The query of an address may be anybody's; the number of an error page, and the articles of Microsoft, are nobody's.
 * Nor are the codes that a query ends in, where its description was decoded before the address was pasted.
 */
function withoutQuery(whole: string, address: string, query: string): string {
  if (article.test(address) || /^\?code=\d+\W?$/.test(query)) return whole;
  const code = /(?<==)AAD(?:STS|B2C)\d{4,8}:?$/.exec(query)?.[0];
  return code ? `${address} ${code}` : address;
}

// A GUID is 36 characters; anything much longer without a space or the marks of an address is taken for a token.
const longRun = /[A-Za-z0-9_~+=-]{44,}/g;
const guids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

// Trace lines may follow each other without a separator ("…0001Correlation ID: …"): what is long only through GUIDs stays.
const longValue = (run: string): string => (run.split(guids).some((part) => part.length >= 44) ? '[long value]' : run);

/** The text without what looks like a person or a secret. Idempotent; length may change. */
export function scrub(text: string): string {
  const clean = scrubSeen(text);
  // What is not seen may stand in the middle of a secret or a name, which would be whole again where it is left out.
  const seen = clean.replace(terminalEscape, '').replace(unseen, '');
  if (seen === clean) return clean;
  const cleaner = scrubSeen(seen);
  return cleaner === seen ? clean : cleaner;
}

/** White space is shown as space, so it parts words. */
const unseen = new RegExp(`(?!\\s)(?:${unprintable.source})`, 'gu');

function scrubSeen(text: string): string {
  let clean = text;
  for (const [pattern, instead] of cuts) clean = clean.replace(pattern, instead);
  return clean.replace(addressWithQuery, withoutQuery).replace(longRun, longValue);
}
