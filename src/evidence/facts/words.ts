/** Facts the service's sentence itself states: what it quotes and names. Never its wording. */

import { editDistance } from '../../protocol/edit-distance.ts';
import { graphPermissions, isGraphPermission } from '../../protocol/graph-permissions.ts';
import { scopeValues } from '../../protocol/scope.ts';
import { leadingCode } from '../failure.ts';
import type { Fact, FactContext, FactReader, PlaceInText } from './fact.ts';
import { askingRequest, fact, placeOf, said, seenIn, textSent } from './read.ts';

const unseen = 'The error text does not name it.';

/** Values that the sentence puts in quotation marks, in order. */
function quoted(words: string): string[] {
  // An apostrophe inside a word ("doesn't") opens and closes nothing.
  const marks =
    /(?<![\p{L}\p{N}])'([^']+)'(?!\p{L})|"([^"]+)"|`([^`]+)`|“([^”]+)”|‘([^’]+)’|«\s*([^»]+?)\s*»|„([^“”]+)[“”]|「([^」]+)」/gu;
  return [...words.matchAll(marks)].map((match) => match.slice(1).find((part) => part !== undefined) ?? '');
}

function listFact(pick: (words: string) => string[]) {
  return ({ failure, exchange }: FactContext) => {
    const list = failure.text === null ? [] : pick(failure.text);
    return list.length > 0 ? fact(list, list.join(', '), `${seenIn(exchange, 'answer')}, text`, exchange) : undefined;
  };
}

const guids = (words: string): string[] => [
  ...new Set(words.match(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi) ?? []),
];
const uris = (words: string): string[] =>
  [...words.matchAll(/[a-z][a-z0-9+.-]*:\/\/[^\s'"`“”<>]+/gi)].map((match) => match[0].replace(/[.,;:]+$/, ''));
const dates = (words: string): string[] =>
  [...words.matchAll(/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?/g)].map((match) => match[0]);

/** A length of time as .NET writes it, `90.00:00:00` or `12:00:00`, in milliseconds; times of day in dates are left out. */
function timeSpan(words: string): number | undefined {
  const rest = dates(words).reduce((left, date) => left.replace(date, ''), words);
  const match = /(?<![\d.:])(?:(\d{1,4})\.)?(\d{2}):(\d{2}):(\d{2})(?![\d:])/.exec(rest);
  if (!match) return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}

const anHour = 3_600_000;
/** A long time in hours, from three days on in days. */
function lasting(ms: number): string {
  return ms < 72 * anHour ? `${Math.round((ms / anHour) * 10) / 10} h` : `${Math.floor(ms / (24 * anHour))} d`;
}

/** The first time the sentence names, in milliseconds. */
function issuedAt({ failure }: FactContext): number | undefined {
  const [first] = failure.text === null ? [] : dates(failure.text);
  const at = first ? Date.parse(first.replace(' ', 'T').replace(/(?:\.\d+)?Z?$/, 'Z')) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** The service's own sentence: in a log or a dump it begins after the code, and other quotation marks stand before. */
function sentence({ failure }: FactContext): string | undefined {
  const at = failure.text?.lastIndexOf(leadingCode(failure) ?? '\0') ?? -1;
  return failure.text === null ? undefined : failure.text.slice(Math.max(at, 0));
}

/** A fact that names one value of the sentence. */
function oneFact(label: string, pick: (words: string, context: FactContext) => string | undefined) {
  return {
    label,
    unseen,
    read: (context: FactContext): Fact<string> | undefined => {
      const { exchange } = context;
      const words = sentence(context);
      const value = words === undefined ? undefined : pick(words, context);
      return value === undefined ? undefined : fact(value, value, `${seenIn(exchange, 'answer')}, text`, exchange);
    },
  };
}

const isProvider = (word: string): boolean =>
  /^(?:https:\/\/sts\.windows\.net\/.*|(?:[a-z0-9-]+\.)+[a-z]{2,})$/i.test(word);
const unstarred = (word: string): string => word.replace(/^\*+|\*+$/g, '');
const firstAddress = (words: string): string | undefined =>
  [...words.matchAll(/(?<![<\w])[a-z][a-z0-9+.-]*:\/\/[^\s'"`“”<>]*/gi)]
    .map(([address]) => address.replace(/[.,;:]+$/, ''))
    .find((address) => !/^https:\/\/(?:learn\.microsoft\.com|go\.microsoft\.com|aka\.ms)\//i.test(address));

const valueAt = (words: string, place: PlaceInText): string | undefined =>
  'quoted' in place ? quoted(words).at(place.quoted) : guids(words).at(place.id);

/** The resource an answer speaks of: where its entry says that it stands, else by its wording. */
function resourceNamed(words: string, { namedAt }: FactContext): string | undefined {
  const place = namedAt?.resource;
  if (place) return ('id' in place ? firstAddress(words) : undefined) ?? valueAt(words, place);
  const named = /\bnamed\s+['"“`]?([^\s'"”`]+)/i.exec(words)?.[1];
  return named ?? firstAddress(words) ?? quoted(words)[0] ?? guids(words)[0];
}

/** The scope an answer speaks of, one value or the whole parameter: where its entry says that it stands, else by its wording. */
function scopeNamed(words: string, { namedAt }: FactContext): string | undefined {
  if (namedAt?.scope) return valueAt(words, namedAt.scope);
  return [...words.matchAll(/\bscope\s+['"“]?([^'"”]+?)['"”]?\s+is(?:n['’]t)?\s/gi)]
    .map((match) => match[1])
    .find((value) => value !== 'format');
}

/** The API parts of a scope parameter as they were written; a short name stands for Microsoft Graph. */
const writtenResources = (scope: string): string[] => [
  ...new Set(
    scopeValues(scope)
      .filter(({ openId }) => !openId)
      .map(({ text }) => (text.includes('/') ? text.slice(0, text.lastIndexOf('/')) : 'https://graph.microsoft.com')),
  ),
];

export const wordFacts = {
  errorText: {
    label: 'Error text',
    unseen: 'The answer holds no text.',
    read: ({ failure, exchange }) =>
      failure.text ? fact(failure.text, failure.text, `${seenIn(exchange, 'answer')}, text`, exchange) : undefined,
  } satisfies FactReader<string>,
  quotedInText: { label: 'Named in the error', unseen, read: listFact(quoted) },
  guidsInText: { label: 'IDs named in the error', unseen, read: listFact(guids) },
  urisInText: { label: 'Addresses named in the error', unseen, read: listFact(uris) },
  datesInText: { label: 'Times named in the error', unseen, read: listFact(dates) },
  /** When the token was issued, where the sentence names one time only for that (700082, 700084, 70043). */
  tokenIssuedAt: {
    label: 'Token issued',
    unseen,
    read: (context) => {
      const at = issuedAt(context);
      if (at === undefined) return undefined;
      const shown = `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
      return fact(at, shown, `${seenIn(context.exchange, 'answer')}, text`, context.exchange);
    },
  } satisfies FactReader<number>,
  /** The length of time the sentence allows, in milliseconds. */
  lifetimeInText: {
    label: 'Time allowed',
    unseen,
    read: ({ failure, exchange }) => {
      const span = failure.text === null ? undefined : timeSpan(failure.text);
      return span === undefined
        ? undefined
        : fact(span, lasting(span), `${seenIn(exchange, 'answer')}, text`, exchange);
    },
  } satisfies FactReader<number>,
  /** Time from the token's issue to this answer, in milliseconds. */
  tokenAge: {
    label: 'Age of the token',
    unseen,
    read: (context) => {
      const { failure, exchange } = context;
      const issued = issuedAt(context);
      const said = failure.ids.timestamp === null ? Number.NaN : Date.parse(failure.ids.timestamp.replace(' ', 'T'));
      if (issued === undefined) return undefined;
      const age = (Number.isNaN(said) ? failure.at : said) - issued;
      return age < 0
        ? undefined
        : fact(age, lasting(age), `${seenIn(exchange, 'answer')}, text and time of the answer`, exchange);
    },
  } satisfies FactReader<number>,
  /** The parameter that the error misses. */
  parameterInText: oneFact('Parameter named in the error', (words) =>
    quoted(words)
      .map(unstarred)
      .find((word) => /^[a-z][a-z0-9_]*$/i.test(word)),
  ),
  /** The tenant that was asked: from the path, or where it has none what the error took for it. */
  tenantAsked: {
    label: 'Tenant asked for',
    unseen: 'It stands in the path of the request, which this capture does not hold.',
    read: (context) => {
      const asking = askingRequest(context);
      const place = asking && placeOf(asking);
      const where = asking ? seenIn(asking, 'path') : `${seenIn(context.exchange, 'answer')}, text`;
      const words = sentence(context) ?? '';
      const sent = place?.endpoint.tenant ?? undefined;
      const named = quoted(words)[0] ?? guids(words)[0];
      // At an address for all tenants the error names the one that was looked for.
      const tenant = sent && /^(?:common|organizations|consumers)$/i.test(sent) ? (named ?? sent) : (sent ?? named);
      if (tenant !== undefined) return fact(tenant, tenant, where, asking ?? context.exchange);
      return asking && place ? said(null, 'none in the path', where, asking) : undefined;
    },
  } satisfies FactReader<string | null>,
  /** First quoted value: the application an error is about. */
  identifierInText: oneFact('Application named in the error', (words) => quoted(words)[0]),
  /** Second quoted value: the directory that was searched. */
  directoryInText: oneFact('Directory named in the error', (words) => quoted(words)[1]),
  /** Where the account is from: `live.com`, `https://sts.windows.net/{tenant}/`, or another provider's domain. */
  identityProvider: oneFact('Home of the account', (words) =>
    [...quoted(words), ...uris(words)].find((word) => isProvider(word)),
  ),
  /** The tenant in which the account was looked for: it is named right after the account's home. */
  tenantInText: oneFact('Tenant named in the error', (words) => {
    const names = quoted(words);
    const at = names.findIndex(isProvider);
    return at < 0 ? undefined : names[at + 1];
  }),
  resourceInText: oneFact('Resource named in the error', resourceNamed),
  scopeInText: oneFact('Scope named in the error', scopeNamed),
  /** The APIs that the registration lists, as the answer ends with them. */
  validResources: {
    label: 'APIs in the registration',
    unseen,
    read: ({ failure, exchange }) => {
      if (failure.text === null || !/:/.test(failure.text)) return undefined;
      const list = guids(failure.text.slice(failure.text.lastIndexOf(':')));
      const where = `${seenIn(exchange, 'answer')}, text`;
      return list.length > 0 ? fact(list, list.join(', '), where, exchange) : said(list, 'none', where, exchange);
    },
  } satisfies FactReader<string[]>,
  /** What was asked for: the scope parameter, or where the request was not seen what the error says of it. */
  scopeAsked: {
    label: 'Scope asked for',
    unseen: 'It stands in the request, which this capture does not hold.',
    read: (context) => {
      const sent = textSent(askingRequest(context), 'scope');
      if (sent) return sent;
      const words = sentence(context);
      const named = words === undefined ? undefined : scopeNamed(words, context);
      return named === undefined
        ? undefined
        : fact(named, named, `${seenIn(context.exchange, 'answer')}, text`, context.exchange);
    },
  } satisfies FactReader<string | null>,
  /** The API asked for, as it was written: the one the error names, or the only one. */
  resourceAsked: {
    label: 'Resource asked for',
    unseen: 'It stands in the request, which this capture does not hold.',
    read: (context) => {
      const asking = askingRequest(context);
      const words = sentence(context);
      const named = words === undefined ? undefined : resourceNamed(words, context);
      const resource = textSent(asking, 'resource');
      const scope = textSent(asking, 'scope');
      const list = resource?.value ? [resource.value] : scope?.value ? writtenResources(scope.value) : [];
      const plain = (text: string) => text.replace(/\/+$/, '');
      const asked = list.find((item) => named !== undefined && plain(item) === plain(named)) ?? list.at(-1);
      if (asking && asked !== undefined) {
        const where = seenIn(asking, 'parameter');
        return asked === '' ? said(asked, 'empty', where, asking) : fact(asked, asked, where, asking);
      }
      return named === undefined
        ? undefined
        : fact(named, named, `${seenIn(context.exchange, 'answer')}, text`, context.exchange);
    },
  } satisfies FactReader<string>,
  /** A permission of Microsoft Graph that is spelt nearly like the scope the error names. */
  similarPermission: {
    label: 'Permission with nearly this name',
    unseen: 'No often used permission has nearly this name.',
    read: (context) => {
      const words = sentence(context);
      const named = words === undefined ? undefined : scopeNamed(words, context);
      const name = named?.split('/').at(-1);
      if (!name || isGraphPermission(name)) return undefined;
      const near = graphPermissions
        .map((known) => ({ known, far: editDistance(name.toLowerCase(), known.toLowerCase(), 2) }))
        .filter(({ far }) => far <= 2)
        .sort((a, b) => a.far - b.far)[0];
      return near && said(near.known, near.known, 'permissions of Microsoft Graph', context.exchange);
    },
  } satisfies FactReader<string>,
  /** The address that the error names as the one sent. */
  redirectUriInText: {
    label: 'Redirect URI in the error text',
    unseen,
    read: ({ failure, exchange }) => {
      const uri =
        failure.text === null
          ? undefined
          : [...quoted(failure.text), ...uris(failure.text)].find((word) => /^[a-z][a-z0-9+.-]*:\/\//i.test(word));
      return uri === undefined ? undefined : fact(uri, uri, `${seenIn(exchange, 'answer')}, text`, exchange);
    },
  } satisfies FactReader<string>,
};
