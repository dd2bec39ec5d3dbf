/** Finds Entra's codes in plain text: with their prefix, damaged by OCR where unambiguous, or named by their member. */

export interface CodeMention {
  /** `AADSTS…` or `AADB2C…`. */
  code: string;
  start: number;
  end: number;
  /** The text names it by its prefix. */
  prefixed: boolean;
}

// OCR reads S as 5, O as 0 and I or l as 1 and the other way round; a prefix of six such letters before a number is
// nothing else.
const prefixed =
  /(?<![A-Za-z0-9])(?:A\s?A\s?D\s?[S5$]\s?[T7]\s?[S5$]|A\s?A\s?D\s?[B8]\s?2\s?C)[\s:_-]{0,2}([0-9OoIl]{4,8})(?![0-9])/gi;

// Members and phrases that hold the number alone: JSON of answers and pages, MSAL.js, azure-identity, the look-up page.
const bare: RegExp[] = [
  /"?error_codes"?\s{0,3}[:=]\s{0,3}\[?\s{0,3}["']?(\d{4,8})/gi,
  /\berror\(s\)\s{0,2}:\s{0,2}(\d{4,8})\b/gi,
  /\berror\?code=(\d{4,8})\b/gi,
  /"?(?:iErrorCode|sErrorCode|errorNo|ErrCode)"?\s{0,3}[:=]\s{0,3}["']?(\d{4,8})\b/g,
  // MSAL.js: "ServerError: temporarily_unavailable: 50033 - [2021-08-02 15:36:10Z]: …"
  /\b[a-z]{3,20}_[a-z_]{3,30}\s{0,2}:\s{0,2}(\d{4,8})\s{1,2}-/gi,
];
// "Error Code: 50126" is Entra's only with its words nearby.
const phrase =
  /\b(?:error|foutcode|fehlercode|code d['’]erreur|c[oó]digo de error|codice errore|sign-in error code|status code)\s{0,2}(?:code)?\s{0,2}[:#=]?\s{0,2}(\d{4,8})\b/gi;
const context =
  /\b(?:request id|correlation id|login\.microsoftonline|entra|azure ad|azure active directory|sign-?in log|aanvraag-id|correlatie-id)\b/i;

// In prose about signing in, numbers of the families that Entra's codes have are its own; others are anybody's.
const ownNumber = /^(?:16|5[0-4]|65|7[05]|81|90)\d{3,5}$/;
const looseContext =
  /\b(?:sign(?:ed|ing)?[- ]?(?:in|on)|log(?:ged|ging)?[- ]?in|o?auth2?|authenticat\w{0,8}|admin consent|conditional access|azure|microsoft|office 365|tenant|access token)\b/i;

/** The mentions in order of the text; overlapping ones are one. */
export function codesInText(text: string): CodeMention[] {
  const found: CodeMention[] = [];
  for (const match of text.matchAll(prefixed)) {
    const digits = (match[1] ?? '').replace(/[Oo]/g, '0').replace(/[Il]/g, '1');
    const b2c = /2\s?C/i.test(match[0].slice(0, 14));
    found.push({
      code: `${b2c ? 'AADB2C' : 'AADSTS'}${digits}`,
      start: match.index,
      end: match.index + match[0].length,
      prefixed: true,
    });
  }
  const near = context.test(text);
  const patterns = near || looseContext.test(text) ? [...bare, phrase] : bare;
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      if (pattern === phrase && !near && !ownNumber.test(match[1] ?? '')) continue;
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => other.start < end && start < other.end)) continue;
      found.push({ code: `AADSTS${match[1]}`, start, end, prefixed: false });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
