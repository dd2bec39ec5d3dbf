/** Finds addresses in a text that carry an answer of an authority: in query or fragment, also without the host before them. */

export interface AddressInText {
  /** Empty where only the query or fragment was copied. */
  base: string;
  /** Parameters as they were written, without `?` or `#`. */
  parameters: string;
  start: number;
  end: number;
}

const most = 50;
const carries = /(?:^|[?#&])error=[^&\s]/;
const companion = /[?#&]?(?:error_description|error_subcode|error_uri|error_codes|state|suberror)=/;
const scheme = /[a-z][a-z0-9+.-]{1,30}:\/\/[^\s?#]{0,2000}[?#]/i;

/**
 * Addresses whose parameters name an error, in order. One whose description was decoded before it was pasted ends at its
 * first space and is left out: its words are read as words.
 */
export function addressesInText(text: string): AddressInText[] {
  const found: AddressInText[] = [];
  for (const match of text.matchAll(/[^\s"<>`]{12,20000}/g)) {
    if (found.length >= most) break;
    const word = withoutMarks(match[0]);
    if (!/error=/.test(word) || !companion.test(word)) continue;
    const address = scheme.exec(word);
    const from = address ? address.index + address[0].length : (/[?#](?=[^?#]*error=)/.exec(word)?.index ?? -1) + 1;
    const parameters = word.slice(from).replaceAll('#', '&');
    if (!carries.test(parameters) || isCut(parameters)) continue;
    const start = match.index + (address?.index ?? 0);
    found.push({ base: address ? address[0].slice(0, -1) : '', parameters, start, end: match.index + word.length });
  }
  return found;
}

/** The word without the marks of the sentence after it. By hand: a pattern that ends in `+$` is slow on long runs. */
function withoutMarks(word: string): string {
  let end = word.length;
  while (end > 0 && ')].,;'.includes(word[end - 1] ?? '')) end--;
  return word.slice(0, end);
}

/** Whether the description ends in the middle: it is the last parameter and has no encoded space in it. */
function isCut(parameters: string): boolean {
  const description = /(?:^|&)error_description=([^&]*)$/.exec(parameters)?.[1];
  return description !== undefined && !/[+]|%20/.test(description);
}
