/** Takes e-mail addresses, tokens and other secrets out of free text. */

// Every repetition that can fail late is bounded: the text comes from outside and may be made to be slow.
const cuts: [RegExp, string][] = [
  // JWTs and JWEs, whole or cut after the first part.
  [/\beyJ[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]*)*/g, '[token]'],
  // Entra's opaque codes and refresh tokens: a version digit, then long dotted base64url parts.
  [/\b[0-9]\.A[A-Za-z0-9_-]{20,}(?:\.[A-Za-z0-9_-]+)*/g, '[token]'],
  // Client secrets as the portal makes them (third and fourth character after the prefix are the marker "Q~").
  [/[A-Za-z0-9_.~-]{3}\dQ~[A-Za-z0-9_.~-]{20,}/g, '[secret]'],
  [/[A-Z0-9._%+'-]{1,64}(?:@|%40)[A-Z0-9][A-Z0-9.-]{0,253}\.[A-Z]{2,24}/gi, '[e-mail]'],
  // B2C appends "login_hint: …" to the description (captured in redirects of password reset).
  [/(login_hint\s*[:=]\s*)[^\s&]+/gi, '$1[hidden]'],
  [
    /(\b(?:password|passwd|client_secret|code_verifier|refresh_token|access_token|id_token)\s*[=:]\s*)[^\s&"',;]+/gi,
    '$1[hidden]',
  ],
];

// A GUID is 36 characters; anything much longer without a space or the marks of an address is taken for a token.
const longRun = /[A-Za-z0-9_~+=-]{44,}/g;
const guids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

// Trace lines may follow each other without a separator ("…0001Correlation ID: …"): what is long only through GUIDs stays.
const longValue = (run: string): string => (run.split(guids).some((part) => part.length >= 44) ? '[long value]' : run);

/** The text without what looks like a person or a secret. Idempotent; length may change. */
export function scrub(text: string): string {
  let clean = text;
  for (const [pattern, instead] of cuts) clean = clean.replace(pattern, instead);
  return clean.replace(longRun, longValue);
}

/** The text without each of the given secrets, in plain and percent-encoded form. */
export function without(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length < 6) continue;
    for (const form of new Set([secret, encodeURIComponent(secret)])) {
      if (clean.includes(form)) clean = clean.split(form).join('[secret]');
    }
  }
  return clean;
}
