/** Facts about SAML: what the service provider's request asks for, and what the response says. */
import type { Exchange, SamlFacts } from '../exchange.ts';
import type { FactContext, FactReader } from './fact.ts';
import { fact, said } from './read.ts';

const inRequest = 'SAML request';
const unseenRequest = 'The SAML request is not in this capture.';

/** The SAML request of this sign-in: of the failing exchange itself, else the last before it. */
function requestOf({ exchange, signIn }: FactContext): { message: SamlFacts; exchange: Exchange } | undefined {
  const found = [...signIn.filter(({ startedAt }) => startedAt <= exchange.startedAt), exchange].findLast(
    ({ secrets }) => secrets.samlRequest !== undefined,
  );
  return found?.secrets.samlRequest && { message: found.secrets.samlRequest, exchange: found };
}

const ofRequest = (label: string, pick: (message: SamlFacts) => string | null) => ({
  label,
  unseen: unseenRequest,
  read: (context: FactContext) => {
    const found = requestOf(context);
    if (!found) return undefined;
    const value = pick(found.message);
    return value === null
      ? said(null, 'not in the request', inRequest, found.exchange)
      : fact(value, value, inRequest, found.exchange);
  },
});

export const samlFacts = {
  /** The entity ID under which the service provider asks. */
  samlIssuer: ofRequest('Issuer of the SAML request', ({ issuer }) => issuer),
  samlAcsUrl: ofRequest('Assertion Consumer Service URL', ({ acsUrl }) => acsUrl),
  samlDestination: ofRequest('Destination', ({ destination }) => destination),
  samlIssueInstant: ofRequest('IssueInstant', ({ issueInstant }) => issueInstant),
  samlNameIdFormat: ofRequest('NameID format asked for', ({ nameIdFormat }) => nameIdFormat),
  /** `Comparison` of RequestedAuthnContext; null where the request asks for no context. */
  samlComparison: ofRequest('Comparison of the authentication context', ({ comparison }) => comparison),
  samlAuthnContexts: {
    label: 'RequestedAuthnContext',
    unseen: unseenRequest,
    read: (context) => {
      const found = requestOf(context);
      if (!found) return undefined;
      const list = found.message.authnContexts;
      return list.length > 0
        ? fact(list, list.join('\n'), inRequest, found.exchange)
        : said(list, 'none', inRequest, found.exchange);
    },
  } satisfies FactReader<string[]>,
  samlSigned: {
    label: 'Signature of the SAML request',
    unseen: unseenRequest,
    read: (context) => {
      const found = requestOf(context);
      if (!found) return undefined;
      // In the redirect binding the signature is a parameter of its own.
      const signed = found.message.signed || found.exchange.request.query.some(({ name }) => name === 'Signature');
      return said(signed, signed ? 'signed' : 'not signed', inRequest, found.exchange);
    },
  } satisfies FactReader<boolean>,
  samlStatus: {
    label: 'SAML status',
    unseen: 'No SAML response is in this sign-in.',
    read: ({ exchange, signIn }) => {
      const found = [exchange, ...signIn].find(({ secrets }) => secrets.samlResponse !== undefined);
      const codes = found?.secrets.samlResponse?.statusCodes.map((code) => code.split(':').at(-1) ?? code);
      return found && codes && codes.length > 0 ? fact(codes, codes.join(', '), 'SAML response', found) : undefined;
    },
  } satisfies FactReader<string[]>,
};
