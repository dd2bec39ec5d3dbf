/**
 * Codes by the sentence that comes with them, for texts from which the code was lost: many libraries and pages show the
 * sentence alone. A few telling words each; what the sentence quotes may be anything.
 */

const any = '[^\\n]{0,300}?';

/** The first that fits is taken, so the more special ones stand first. */
const sentences: [string, string][] = [
  ['AADSTS50011', `re(?:direct|ply) (?:URI|URL|address)${any}does(?: not|n['’]t) match`],
  ['AADSTS500113', 'no reply address is registered'],
  ['AADSTS900971', 'no reply address provided'],
  ['AADSTS50020', `user account${any}from identity provider${any}does(?: not|n['’]t) exist in tenant`],
  ['AADSTS50034', `user account${any}does(?: not|n['’]t) exist in (?:the )?${any}directory`],
  ['AADSTS90072', `user account${any}needs to be added as an external user`],
  ['AADSTS50105', `is not assigned to a role for the application|block users unless they are specifically granted`],
  ['AADSTS50126', 'validating credentials due to invalid user ?name or password'],
  ['AADSTS50053', `account is locked because${any}too many times|sign-in was blocked because it came from an IP`],
  ['AADSTS50055', `(?:force change |user['’]s )?password is expired`],
  ['AADSTS50057', 'user account is disabled'],
  ['AADSTS50058', `silent sign-in request was sent but ${any}signed in`],
  ['AADSTS50059', 'no tenant-identifying information found'],
  ['AADSTS50079', `you must enrol+ in multi-?factor`],
  ['AADSTS50076', `you must use multi-?factor`],
  ['AADSTS500121', 'failed during (?:the )?strong authentication request'],
  ['AADSTS50097', 'device authentication is required'],
  ['AADSTS50158', 'external security challenge (?:was )?not satisfied'],
  ['AADSTS50173', 'grant has expired due to it being revoked'],
  ['AADSTS50194', 'not configured as a multi-tenant application'],
  ['AADSTS50196', `server terminated an operation because it encountered a${any}loop`],
  ['AADSTS500011', `resource principal named${any}was not found in the tenant`],
  ['AADSTS501481', `code_verifier does not match the code_challenge`],
  ['AADSTS53000', 'device is not in required device state'],
  ['AADSTS53003', 'access has been blocked by conditional access'],
  ['AADSTS54005', `authorization code was already redeemed`],
  ['AADSTS65001', 'has not consented to use the application'],
  ['AADSTS65004', 'user declined to consent'],
  ['AADSTS650052', `needs access to a service${any}has not subscribed to`],
  ['AADSTS650053', `asked for scope${any}does(?: not|n['’]t) exist on the resource`],
  ['AADSTS650057', 'access to a resource,? which is not listed in the requested permissions'],
  ['AADSTS650056', 'misconfigured application'],
  ['AADSTS700003', 'device object was not found in the tenant'],
  ['AADSTS700016', `application with identifier${any}was not found in the directory`],
  ['AADSTS7000112', `application ${any}is disabled`],
  ['AADSTS7000215', 'invalid client secret (?:is )?provided'],
  ['AADSTS7000218', `must contain the following parameter:${any}client_assertion`],
  ['AADSTS7000222', `client secret keys${any}are expired`],
  ['AADSTS700025', 'client is public so neither'],
  ['AADSTS700054', 'response_type [\'"]id_token[\'"] is not enabled'],
  ['AADSTS700051', 'response_type [\'"]token[\'"] is not enabled'],
  ['AADSTS70043', 'due to sign-in frequency checks'],
  ['AADSTS700084', `refresh token was issued to a single page app`],
  ['AADSTS700082', 'refresh token has expired due to inactivity'],
  ['AADSTS70008', `authorization code or refresh token (?:is|has) expired`],
  ['AADSTS70011', `(?:input parameter|value)${any}scope${any}is not valid`],
  ['AADSTS75011', `authentication method${any}does(?: not|n['’]t) match requested`],
  ['AADSTS750054', 'SAMLRequest or SAMLResponse must be present'],
  ['AADSTS900023', `tenant identifier${any}is neither a valid DNS name`],
  ['AADSTS90002', `tenant${any}not found\\.? ?(?:this may happen|check to make sure|check with)`],
  ['AADSTS900144', `request body must contain the following parameter`],
  ['AADSTS9002313', 'request is malformed or invalid'],
  ['AADSTS9002325', 'proof key for code exchange is required for cross-origin'],
  ['AADSTS9002326', 'cross-origin token redemption is permitted only'],
  ['AADSTS9002327', `may only be redeemed via cross-origin requests`],
  ['AADSTS90094', `grant requires admin permission|admin consent is required for the permissions`],
  ['AADSTS900561', `endpoint only accepts POST`],
  ['AADSTS1002016', 'using TLS version 1\\.0, 1\\.1'],
  ['AADB2C90117', `scope${any}provided in the request is not supported`],
  ['AADB2C90205', 'sufficient permissions against this web resource'],
  ['AADB2C90118', 'user has forgotten their password'],
  ['AADB2C90091', 'cancelled entering self-asserted information'],
  ['AADB2C90077', 'does not have an existing session and request prompt'],
  ['AADB2C90006', `redirect URI${any}is not registered for the client`],
  ['AADB2C90080', 'grant has expired\\. please re-?authenticate'],
];

const patterns = sentences.map(([code, words]): [string, RegExp] => [
  code,
  new RegExp(words.replaceAll(' ', '\\s{1,3}'), 'i'),
]);

/** The code whose sentence stands in the text, or undefined. */
export const codeOfSentence = (text: string): string | undefined =>
  patterns.find(([, pattern]) => pattern.test(text))?.[0];
