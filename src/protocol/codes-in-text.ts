/** Finds Entra's codes in plain text: with their prefix, damaged by OCR where unambiguous, or named by their member. */

export interface CodeMention {
  /** `AADSTS…` or `AADB2C…`. */
  code: string;
  start: number;
  end: number;
  /** The text names it by its prefix. */
  prefixed: boolean;
}

// OCR reads S as 5, O as 0, I or l as 1 and B as 8 and the other way round; a prefix of six such letters before a number
// is nothing else. A word that follows without a space is no part of the number.
const prefixed =
  /(?<![A-Za-z0-9])(?:A\s?A\s?[D0O]\s?[S5$]\s?[T7]\s?[S5$]|A\s?A\s?D\s?[B8]\s?2\s?C|AADST(?=\d{5})|AADTS(?=\d{5})|ADSTS(?=\d{5}))[\s:_#-]{0,2}(?:([0-9OISBl]{4,8})(?![A-Za-z0-9])|([0-9]{4,8})(?![0-9]))/gi;

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
  /\b(?:failureReason|ResultDescription|conditionalAccessStatus|SigninLogs|request id|correlation id|login\.microsoftonline|entra|azure ad|azure active directory|sign-?in log|aanvraag-id|correlatie-id)\b/i;

// Microsoft Graph's signIn and the table SigninLogs: learn.microsoft.com/graph/api/resources/signinstatus
const logged = /"?(?:errorCode|ResultType)"?\s{0,3}[:=]\s{0,3}["']?(\d{4,8})\b/g;

/**
 * The lines that people copy from an error page, in any language: two IDs and a time, each after its label. The first ID is
 * that of the request, the second the correlation ID.
 */
export const pageLines =
  /[^\n:\d]{2,60}:\s{0,3}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s{1,4}[^\n:]{2,60}:\s{0,3}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s{1,4}[^\n:\d]{2,60}:\s{0,3}(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z?)/i;
// Beside them stands the number of the code after its own label.
const labelled = /^[^\n:\d]{2,40}:\s{0,3}((?:16|5[0-4]|65|7[05]|81|90)\d{3,5})\s*$/gm;

// In prose about signing in, numbers of the families that Entra's codes have are its own; others are anybody's.
const ownNumber = /^(?:16|5[0-4]|65|7[05]|81|90)\d{3,5}$/;
const looseContext =
  /\b(?:sign(?:ed|ing)?[- ]?(?:in|on)|log(?:ged|ging)?[- ]?in|o?auth2?|authenticat\w{0,8}|admin consent|conditional access|azure|microsoft|office 365|tenant|access token)\b/i;

/** The number without the damage; undefined where it is more letters than digits. */
function digitsOf(read: string, whole: string): string | undefined {
  if ((read.match(/\d/g) ?? []).length < 2) return undefined;
  const digits = read.replace(/O/gi, '0').replace(/[Il]/gi, '1').replace(/S/gi, '5').replace(/B/gi, '8');
  // No number begins with 0: the prefix lost its last letter, and a 5 was taken for it ("AADST50011").
  return digits.startsWith('0') && /^AADST5/i.test(whole) ? `5${digits}` : digits;
}

/** The mentions in order of the text; overlapping ones are one. */
export function codesInText(text: string): CodeMention[] {
  const found: CodeMention[] = [];
  for (const match of text.matchAll(prefixed)) {
    const digits = digitsOf(match[1] ?? match[2] ?? '', match[0]);
    if (digits === undefined) continue;
    const b2c = /2\s?C/i.test(match[0].slice(0, 14));
    found.push({
      code: `${b2c ? 'AADB2C' : 'AADSTS'}${digits}`,
      start: match.index,
      end: match.index + match[0].length,
      prefixed: true,
    });
  }
  const near = context.test(text);
  const patterns = near || looseContext.test(text) ? [...bare, phrase] : [...bare];
  if (near) patterns.push(logged);
  if (pageLines.test(text)) patterns.push(labelled);
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
