/** Words of the calls that Entra's sign-in page makes while a second factor is asked for, and of its user look-ups. */

export interface MfaAnswer {
  /** `ResultValue` as on the wire, for example `PhoneAppDenied`. */
  result: string;
  success: boolean;
  pending: boolean;
  /** `ErrCode`, the number of an AADSTS code; null where there is none. */
  errorCode: number | null;
  retry: boolean | null;
}

type Members = { readonly [key: string]: unknown };

/** The answer of BeginAuth, EndAuth or ProcessAuth, or undefined where the object is none. */
export function mfaAnswerOf(body: Members): MfaAnswer | undefined {
  const { ResultValue: result, Success: success, ErrCode: code, Retry: retry } = body;
  if (typeof result !== 'string' || typeof success !== 'boolean') return undefined;
  const pending = result === 'AuthenticationPending';
  return {
    result,
    success: success || result === 'Success',
    pending,
    errorCode: typeof code === 'number' && code > 0 ? code : null,
    retry: typeof retry === 'boolean' ? retry : null,
  };
}

export type UserExists = 'yes' | 'no' | 'throttled' | 'elsewhere' | 'unknown';
export type DomainType = 'consumer' | 'managed' | 'federated' | 'cloud-federated' | 'unknown';

export interface UserLookup {
  exists: UserExists;
  domain: DomainType;
}

// IfExistsResult and DomainType of GetCredentialType.
const exists = new Map<unknown, UserExists>([
  [0, 'yes'],
  [1, 'no'],
  [2, 'throttled'],
  [5, 'elsewhere'],
  [6, 'yes'],
]);
const domains = new Map<unknown, DomainType>([
  [2, 'consumer'],
  [3, 'managed'],
  [4, 'federated'],
  [5, 'cloud-federated'],
]);

/** The answer of GetCredentialType, or undefined where the object is none. */
export function userLookupOf(body: Members): UserLookup | undefined {
  if (typeof body.IfExistsResult !== 'number') return undefined;
  const properties = body.EstsProperties;
  const domain =
    typeof properties === 'object' && properties !== null ? Reflect.get(properties, 'DomainType') : undefined;
  return { exists: exists.get(body.IfExistsResult) ?? 'unknown', domain: domains.get(domain) ?? 'unknown' };
}
