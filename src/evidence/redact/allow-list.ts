/** Which parameters, headers and page fields may be kept as they are, which are secrets; all others keep only their length. */

const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Parameters kept as text (after scrubbing). Names are compared in lower case. */
export const safeParameters = names(`
  client_id response_type response_mode redirect_uri scope resource prompt grant_type code_challenge_method
  client-request-id api-version error error_codes error_uri error_subcode suberror error_description trace_id
  correlation_id timestamp admin_consent tenant token_type expires_in ext_expires_in max_age requested_token_use
  client_assertion_type authorization_endpoint acr_values amr_values sso_reload instance_aware mkt lc ui_locales
  p x-client-sku x-client-ver x-client-os x-client-cpu x-client-brkrver x-client-current-telemetry
  x-client-last-telemetry x-ms-lib-capability brk_client_id brk_redirect_uri nativebroker claims wa wtrealm
  msafed domain_hint_type subject_token_type requested_token_type audience challenge_type capabilities sigalg wauth
`);

/** Secrets kept as length and fingerprint, so that equal values still show. */
export const secretParameters = names(`
  code code_verifier client_secret client_assertion assertion refresh_token access_token id_token id_token_hint
  logout_hint spa_code device_code continuation_token state nonce code_challenge session_state ear_jwk ear_jwe
  req_cnf flowtoken ctx canary tx csrf csrf_token subject_token actor_token samlrequest samlresponse relaystate wresult
  wctx signature originalrequest
`);

/** Secrets of low entropy: not even a fingerprint. */
export const guessableParameters = names(`
  password passwd user_code otc oob username login loginfmt login_hint sid domain_hint whr newpassword reenterpassword
  new_password signinname additionalauthdata phone email
`);

/** Those that name a person: hidden in other text however short they are. */
export const personalParameters = names('username login loginfmt login_hint');

/** Parameters that hold an address: origin and path are kept. */
export const addressParameters = names(
  'redirect_uri brk_redirect_uri post_logout_redirect_uri wreply wtrealm error_uri',
);

export const safeRequestHeaders = names(`
  origin content-type sec-fetch-mode sec-fetch-dest sec-fetch-site sec-fetch-storage-access client-request-id
  x-client-sku x-client-ver x-client-os return-client-request-id
`);

/** Request headers of which only the presence is kept. */
export const presentRequestHeaders = names(`
  authorization x-ms-refreshtokencredential x-ms-devicecredential x-anchormailbox
`);

export const safeResponseHeaders = names(`
  content-type date retry-after x-ms-request-id client-request-id x-ms-ests-server x-ms-clitelem
  x-ms-srs xms-ccs-requestid access-control-allow-origin x-frame-options
`);

/** Keys of JSON answers kept as text or numbers; every other text and number keeps only its length. */
export const safeAnswerKeys = names(`
  error error_description error_codes timestamp trace_id correlation_id suberror claims token_type scope
  expires_in ext_expires_in expires_on not_before resource foci interval status code message traceid correlationid
  innererror inner_errors error_subcode errorcode errormessage suberrorcode tenant_discovery_endpoint challenge_type
  invalid_attributes required_attributes
  success resultvalue errcode retry authmethodid ifexistsresult throttlestatus estsproperties domaintype credentials
  prefcredential haspassword isunmanaged pollstart pollend
`);

/** Keys of JSON answers that hold an address: origin and path are kept. */
export const addressAnswerKeys = names('error_uri issuer authorization_endpoint token_endpoint federationredirecturl');

/** Secret keys of JSON answers kept as length and fingerprint. */
export const secretAnswerKeys = names(`
  access_token refresh_token id_token device_code user_code client_info continuation_token continuationtoken flowtoken
  ctx canary apicanary client_secret clientsecret password code_verifier assertion
`);

/** Keys whose value is taken out of all other text of the exchange: a device code's message repeats the user's code. */
export const hiddenAnswerKeys = names('user_code verification_uri_complete');

/** Members of a claims request or challenge whose values name policies, rules and times, never a person. */
export const safeClaims = names('acr acrs amr auth_time capolids essential max_age nbf polids xms_cc');

/** `$Config` fields kept: which page it is, which error it shows, and the IDs of support. */
export const safePageFields = names(`
  pgid hpgid hpgact sErrorCode iErrorCode arrValErrs sErrTxt strMainMessage strAdditionalMessage
  strServiceExceptionMessage sessionId correlationId iErrorTitle iErrorDescription iRemainingDaysToSkipMfaRegistration
  country iHttpErrorCode sDeviceState fShowCopyDebugDetailsLink iViewId api pageViewId sUnauthSessionID iLoginMode
`);

/** Fields of pages that hold a person's name. */
export const personalPageFields = names(`
  sPOST_Username sSignInUsername sUsername strUserName sProofUpDisplay sDisplayName sFullName sPrefillUsername
  sPhoneNumber sEmail
`);
