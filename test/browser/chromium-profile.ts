/** Writes into a Chromium profile's preferences while no browser uses it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Json = { [name: string]: unknown };

/** Merges settings into the profile's Preferences file. */
export async function setPreferences(profile: string, settings: Json): Promise<void> {
  const folder = join(profile, 'Default');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'Preferences');
  const present: Json = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  await writeFile(file, JSON.stringify(merge(present, settings)));
}

/**
 * The preferences by which an extension has sites. Granted but not active means: `permissions.request` succeeds without
 * asking. Null: nothing to grant.
 */
export function siteGrants(grantable: string[] = [], granted: string[] = []): Json | null {
  const all = [...grantable, ...granted];
  if (all.length === 0) return null;
  const permissions = (hosts: string[]) => ({
    api: [],
    explicit_host: hosts,
    manifest_permissions: [],
    scriptable_host: [],
  });
  return {
    granted_permissions: permissions(all),
    runtime_granted_permissions: permissions(all),
    ...(granted.length > 0 && { active_permissions: permissions(granted) }),
  };
}

/** Objects are merged, lists are joined. */
function merge(present: unknown, added: unknown): unknown {
  if (Array.isArray(present) && Array.isArray(added)) return [...new Set([...present, ...added])];
  if (!isJson(present) || !isJson(added)) return added;
  const merged: Json = { ...present };
  for (const [name, value] of Object.entries(added)) {
    merged[name] = name in present ? merge(present[name], value) : value;
  }
  return merged;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
