/** Whole answers of every surface, with secrets in the places where real ones stand. */
import { deflateRawSync } from 'node:zlib';
import { page } from '../fixture-exchanges.ts';

/** Long as real tokens are; nothing of this may come out. */
export const plantedSecret = 'M8f0rQz7Xy2LkW9vB3nTdS6hJ1pCgE4uAaRiOoYyPlanted5ecretThatMustNeverComeOut0123456789';
const person = 'adele.planted@contoso.example';

const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
const client = '00001111-aaaa-2222-bbbb-3333cccc7777';
export const authority = `https://login.microsoftonline.com/${tenant}`;
export const redirectUri = 'https://orders.contoso.example/auth/callback';

const trail =
  'Trace ID: 0000aaaa-11bb-cccc-dd22-eeeeee000777 Correlation ID: aaaa0000-bb11-2222-33cc-444444440777 Timestamp: 2026-11-22 08:47:30Z';
const description = `AADSTS50105: The application 'Orders' (${client}) is open to assigned users only; '${person}' is not. ${trail}`;

const claims = JSON.stringify({ access_token: { capolids: { essential: true, values: [tenant] } } });
const answer = JSON.stringify({
  error: 'interaction_required',
  error_description: description,
  error_codes: [50105],
  timestamp: '2026-11-22 08:47:30Z',
  trace_id: '0000aaaa-11bb-cccc-dd22-eeeeee000777',
  correlation_id: 'aaaa0000-bb11-2222-33cc-444444440777',
  suberror: 'basic_action',
  claims,
});
const tokens = JSON.stringify({
  token_type: 'Bearer',
  scope: 'openid',
  expires_in: 3599,
  access_token: plantedSecret,
  refresh_token: `0.${plantedSecret}`,
  id_token: `eyJhbGciOiJSUzI1NiJ9.${plantedSecret}.${plantedSecret}`,
});

export const requestBody = new URLSearchParams({
  client_id: client,
  grant_type: 'authorization_code',
  redirect_uri: redirectUri,
  scope: 'openid User.Read',
  code: plantedSecret,
  code_verifier: plantedSecret,
  client_secret: plantedSecret,
  password: plantedSecret,
}).toString();

const query = new URLSearchParams({
  client_id: client,
  response_type: 'code',
  redirect_uri: redirectUri,
  scope: 'openid',
  state: plantedSecret,
  login_hint: person,
}).toString();

const saml = `<?xml version="1.0"?><samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${plantedSecret}" InResponseTo="_a1" IssueInstant="2026-11-22T08:47:30Z" Destination="${redirectUri}"><saml:Issuer>https://sts.windows.net/${tenant}/</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Requester"/><samlp:StatusMessage>AADSTS75011: made up</samlp:StatusMessage></samlp:Status><saml:Assertion><saml:Subject><saml:NameID>${plantedSecret}</saml:NameID></saml:Subject></saml:Assertion></samlp:Response>`;
const samlRequest = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_a1" Version="2.0" IssueInstant="2026-11-22T08:47:30Z" AssertionConsumerServiceURL="${redirectUri}"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">https://orders.contoso.example/sp</Issuer></samlp:AuthnRequest>`;

/** Seeds by the kind of text that they are. */
export const seeds = {
  json: [
    answer,
    tokens,
    JSON.stringify({
      Success: false,
      ResultValue: 'PhoneAppDenied',
      ErrCode: 500121,
      FlowToken: plantedSecret,
      Ctx: plantedSecret,
    }),
    JSON.stringify({
      Username: person,
      IfExistsResult: 1,
      FlowToken: plantedSecret,
      EstsProperties: { DomainType: 3 },
    }),
    JSON.stringify({
      error: 'invalid_grant',
      suberror: 'password_too_weak',
      error_description: description,
      continuation_token: plantedSecret,
    }),
    JSON.stringify({
      status: '400',
      errorCode: 'AADB2C90053',
      message: description,
      continuation_token: plantedSecret,
    }),
    JSON.stringify({
      error: {
        code: 'InvalidAuthenticationToken',
        message: description,
        innerError: { code: 'x', token: plantedSecret },
      },
    }),
  ],
  html: [
    page({
      pgid: 'ConvergedError',
      iErrorCode: 50105,
      strServiceExceptionMessage: description,
      sFT: plantedSecret,
      sCtx: plantedSecret,
      sPOST_Username: person,
    }),
    page({
      pgid: 'ConvergedConditionalAccess',
      iErrorTitle: 3,
      sErrorCode: '53003',
      canary: plantedSecret,
      apiCanary: plantedSecret,
    }),
    `<html><script>var ServerData = {sErrorCode:'80041012',sFT:'${plantedSecret}',sErrTxt:"made up"};</script></html>`,
    `<html><body><form method="POST" name="hiddenform" action="${redirectUri}"><input type="hidden" name="error" value="access_denied"/><input type="hidden" name="error_description" value="${description.replaceAll("'", '&#39;')}"/><input type="hidden" name="code" value="${plantedSecret}"/><input type="hidden" name="state" value="${plantedSecret}"/></form></body></html>`,
    `<!doctype html><html><body><h1>Error</h1><p>${description}</p></body></html>`,
  ],
  address: [
    `${redirectUri}#error=interaction_required&error_description=${encodeURIComponent(description)}&state=${plantedSecret}`,
    `${redirectUri}?code=${plantedSecret}&state=${plantedSecret}&session_state=${tenant}`,
    `${authority}/oauth2/v2.0/authorize?${query}`,
    `${authority}/saml2?SAMLRequest=${encodeURIComponent(deflateRawSync(samlRequest).toString('base64'))}&RelayState=${plantedSecret}`,
  ],
  form: [
    requestBody,
    `SAMLResponse=${encodeURIComponent(Buffer.from(saml).toString('base64'))}&RelayState=${plantedSecret}`,
    `wresult=${encodeURIComponent(saml)}&wctx=${plantedSecret}`,
  ],
  challenge: [
    `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="${client}", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`,
    `Bearer error="invalid_token", error_description="${description}", nonce="${plantedSecret}", PoP nonce=${plantedSecret}`,
    `Bearer claims="${claims.replaceAll('"', '\\"')}"`,
  ],
  xml: [saml, samlRequest],
  text: [
    description,
    `2026-11-22 08:47:30 [error] MsalServiceException: ${description}\n   at Contoso.Orders.SignIn()\npassword=${plantedSecret}\n2026-11-22 08:48:30 AADSTS700016: made up. ${trail}`,
    `Request Id: 0000aaaa-11bb-cccc-dd22-eeeeee000777\nCorrelation Id: aaaa0000-bb11-2222-33cc-444444440777\nTimestamp: 2026-11-22T08:47:30Z\nMessage: ${description}`,
    `HTTP/1.1 400 Bad Request\nContent-Type: application/json\nSet-Cookie: ESTSAUTH=${plantedSecret}\n\n${answer}`,
    JSON.stringify({ id: 1, text: answer }),
    answer.replaceAll('"', '\\"'),
    Buffer.from(saml).toString('base64'),
  ],
} satisfies Record<string, string[]>;

export type SeedKind = keyof typeof seeds;
export const allSeeds: readonly string[] = Object.values(seeds).flat();
