/** Takes a `scope` parameter apart: which API each value belongs to. */
import { openIdScopes } from './well-known.ts';

export interface ScopeValue {
  text: string;
  /** API part of the value (`api://…`, `https://…`, GUID); null for OpenID Connect scopes and short Graph names. */
  resource: string | null;
  /** Permission part, for example `User.Read` or `.default`. */
  permission: string;
  openId: boolean;
}

/** The values of a space-separated `scope` (RFC 6749 3.3). A value's resource is all before its last `/`. */
export function scopeValues(scope: string): ScopeValue[] {
  return scope
    .split(/\s+/)
    .filter(Boolean)
    .map((text) => {
      const slash = text.lastIndexOf('/');
      const hasResource = slash > 0 && !/^[a-z][a-z0-9+.-]*:\/\/[^/]*$/i.test(text);
      return {
        text,
        resource: hasResource ? text.slice(0, slash).replace(/\/$/, '') : null,
        permission: hasResource ? text.slice(slash + 1) : text,
        openId: openIdScopes.has(text.toLowerCase()),
      };
    });
}

/** The different APIs a scope parameter asks for; short names without a prefix stand for Microsoft Graph. */
export function resourcesOf(scope: string): string[] {
  const named = scopeValues(scope)
    .filter((value) => !value.openId)
    .map((value) => value.resource ?? 'https://graph.microsoft.com');
  return [...new Set(named)];
}
