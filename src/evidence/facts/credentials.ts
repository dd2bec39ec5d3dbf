/** Facts about how the client proved who it is. */
import type { AssertionFacts } from '../exchange.ts';
import type { FactContext, FactReader } from './fact.ts';
import { fact, headerSent, said, secretSent, tokenRequest } from './read.ts';

const inBody = 'Open DevTools before signing in: only then is the request body seen.';

export const credentialFacts = {
  clientSecret: {
    label: 'Client secret',
    unseen: inBody,
    read: (context: FactContext) => secretSent(tokenRequest(context), 'client_secret'),
  },
  clientAssertion: {
    label: 'Client assertion',
    unseen: inBody,
    read: (context: FactContext) => secretSent(tokenRequest(context), 'client_assertion'),
  },
  assertion: {
    label: 'Assertion',
    unseen: 'The request body holds no assertion that could be read.',
    read: (context) => {
      const token = tokenRequest(context);
      const facts = token?.secrets.assertion;
      return token && facts && fact(facts, `audience ${facts.audience ?? 'none'}`, 'token request, body', token);
    },
  } satisfies FactReader<AssertionFacts>,
  /** Scheme of the Authorization header: `Basic` where the client sent its ID and secret there. */
  authorizationScheme: {
    label: 'Authorization header',
    unseen: 'Request headers are seen with DevTools open, or in a HAR file.',
    read: ({ exchange }) => {
      const header = headerSent(exchange, 'authorization');
      if (!header) return undefined;
      // Only the scheme is kept of it; an unusual scheme is known to have been sent, no more.
      return header.value
        ? { ...header, redacted: false }
        : header.value === null
          ? header
          : said('sent', 'sent', header.seenIn, exchange);
    },
  } satisfies FactReader<string | null>,
};
