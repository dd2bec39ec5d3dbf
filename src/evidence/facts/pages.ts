/** Facts that the pages of a sign-in and their calls show: second factor, user look-up, device, policy page. */
import { type DomainType, mfaAnswerOf, type UserExists, userLookupOf } from '../../protocol/mfa.ts';
import { policyPageHeading } from '../../protocol/policy-page.ts';
import type { Exchange, Json } from '../exchange.ts';
import type { FactContext, FactReader } from './fact.ts';
import { fact, placeOf, said } from './read.ts';

type Members = { readonly [key: string]: Json };

function jsonOf(exchange: Exchange): Members | undefined {
  const body = exchange.response?.body;
  const value = body?.kind === 'json' ? body.value : null;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

const configOf = (exchange: Exchange): Members | undefined => {
  const body = exchange.response?.body;
  return body?.kind === 'page' ? body.config : undefined;
};

/** The last of the sign-in's exchanges, this one included, that gives a value. */
function lastOf<T>({ exchange, signIn }: FactContext, read: (one: Exchange) => T | undefined) {
  for (const one of [...signIn.filter(({ startedAt }) => startedAt <= exchange.startedAt), exchange].reverse()) {
    const value = read(one);
    if (value !== undefined) return { value, exchange: one };
  }
  return undefined;
}

const inPoll = 'answer to the second factor';
const inLookup = 'look-up of the user name';
const unseenLookup = 'It needs the page’s look-up of the user name: DevTools open, or a HAR file.';

const existsWords: Record<UserExists, string> = {
  yes: 'found',
  no: 'not found in this directory',
  throttled: 'not answered, too many look-ups',
  elsewhere: 'found at another Microsoft service only',
  unknown: 'not known',
};
const domainWords: Record<DomainType, string> = {
  consumer: 'personal Microsoft accounts',
  managed: 'managed in Entra',
  federated: 'federated: another identity provider asks for the password',
  'cloud-federated': 'federated with another cloud directory',
  unknown: 'not known',
};

export const pageFacts = {
  /** `ResultValue` of the last answer that was not "keep waiting": why the second factor failed. */
  mfaResult: {
    label: 'Result of the second factor',
    unseen: 'It needs the answers to the page’s polls: DevTools open, or a HAR file.',
    read: (context) => {
      const found = lastOf(context, (one) => {
        const members = jsonOf(one);
        const answer = members && mfaAnswerOf(members);
        return answer && !answer.pending ? answer.result : undefined;
      });
      return found && fact(found.value, found.value, inPoll, found.exchange);
    },
  } satisfies FactReader<string>,
  userExists: {
    label: 'User name',
    unseen: unseenLookup,
    read: (context) => {
      const found = lastOf(context, (one) => lookupOf(one)?.exists);
      return found && said(found.value, existsWords[found.value], inLookup, found.exchange);
    },
  } satisfies FactReader<UserExists>,
  domainType: {
    label: 'Domain of the user name',
    unseen: unseenLookup,
    read: (context) => {
      const found = lastOf(context, (one) => lookupOf(one)?.domain);
      return found && said(found.value, domainWords[found.value], inLookup, found.exchange);
    },
  } satisfies FactReader<DomainType>,
  /** The heading of a Conditional Access page, which carries only its number. */
  policyPage: {
    label: 'Heading of the page',
    unseen: 'The answer is no page of a policy.',
    read: ({ exchange }) => {
      const heading = policyPageHeading(configOf(exchange)?.iErrorTitle);
      return heading === undefined ? undefined : fact(heading, heading, 'sign-in page', exchange);
    },
  } satisfies FactReader<string>,
  /** What the page says of the device: its state, or that none was shown. */
  deviceOnPage: {
    label: 'Device on the page',
    unseen: 'The answer is no page that names the device.',
    read: ({ exchange }) => {
      const { sDeviceId: id, sDeviceState: state } = configOf(exchange) ?? {};
      if (id === undefined && state === undefined) return undefined;
      if (typeof state === 'string' && state !== '') return fact(state, state, 'sign-in page', exchange);
      return id
        ? said('shown', 'shown, without a state', 'sign-in page', exchange)
        : said(null, 'none', 'sign-in page', exchange);
    },
  } satisfies FactReader<string | null>,
  /** Days for which registering a second factor can still be put off. */
  daysToRegister: {
    label: 'Days left to register',
    unseen: 'The answer is no page that asks to register.',
    read: ({ exchange }) => {
      const days = configOf(exchange)?.iRemainingDaysToSkipMfaRegistration;
      return typeof days === 'number' ? fact(days, String(days), 'sign-in page', exchange) : undefined;
    },
  } satisfies FactReader<number>,
};

const lookupOf = (exchange: Exchange) => {
  const members = placeOf(exchange)?.endpoint.kind === 'user-lookup' ? jsonOf(exchange) : undefined;
  return members && userLookupOf(members);
};
