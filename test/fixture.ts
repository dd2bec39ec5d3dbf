/** Reads the fixtures: small captures with the diagnosis each must lead to. One file per case, `fixtures/<CODE>/<cause>.json`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as v from 'valibot';

const Fields = v.record(v.string(), v.string());

const FixtureExchange = v.strictObject({
  /** Start, milliseconds after the fixture's first request. */
  at: v.optional(v.number(), 0),
  /** Duration in milliseconds. */
  took: v.optional(v.number(), 200),
  /** How the browser loads it: fetch, xhr, document, iframe. */
  type: v.optional(v.picklist(['fetch', 'xhr', 'document', 'iframe']), 'fetch'),
  request: v.strictObject({
    method: v.optional(v.picklist(['GET', 'POST', 'OPTIONS'])),
    url: v.string(),
    /** Added to the URL, percent-encoded. */
    query: v.optional(Fields),
    headers: v.optional(Fields, {}),
    /** Form body, percent-encoded; makes the request a POST. */
    form: v.optional(Fields),
    /** Body as text, for requests that are not a form. */
    body: v.optional(v.string()),
  }),
  /** Left out: the request got no answer (see networkError). */
  response: v.optional(
    v.strictObject({
      status: v.number(),
      headers: v.optional(Fields, {}),
      /** JSON body. */
      json: v.optional(v.unknown()),
      /** `$Config` of an Entra page; the page around it is made by the reader. */
      config: v.optional(v.record(v.string(), v.unknown())),
      /** Body as it is. */
      text: v.optional(v.string()),
      /** Redirect target, with its query or fragment. */
      location: v.optional(v.string()),
      /** Why there is no body although the response had one. */
      bodyMissing: v.optional(
        v.picklist(['navigated-away', 'timed-out', 'not-captured', 'not-exported', 'cancelled', 'too-large']),
      ),
    }),
  ),
  networkError: v.optional(v.string()),
});

const Verdict = v.picklist(['found', 'possible', 'ruled-out', 'cannot-tell']);

const FixtureSchema = v.strictObject({
  /** One sentence: what happened. */
  about: v.string(),
  /** Where the shape comes from: an https address, or `made: …`. */
  source: v.string(),
  exchanges: v.pipe(v.array(FixtureExchange), v.minLength(1)),
  expected: v.strictObject({
    code: v.nullable(v.string()),
    error: v.optional(v.string()),
    kind: v.picklist(['failure', 'interrupt', 'pending', 'cancelled']),
    actor: v.nullable(v.picklist(['user', 'developer', 'admin', 'microsoft', 'none'])),
    outcome: v.picklist(['in-progress', 'succeeded', 'failed', 'recovered', 'cancelled', 'handed-over']),
    /** ID of the found cause; null: none is found. */
    cause: v.nullable(v.string()),
    confidence: v.optional(v.picklist(['certain', 'likely'])),
    /** Verdict of every other cause of the entry, by ID: exactly these. */
    others: v.record(v.string(), Verdict),
  }),
});

export type FixtureExchange = v.InferOutput<typeof FixtureExchange>;
export type Fixture = v.InferOutput<typeof FixtureSchema> & { name: string };

const folder = join(import.meta.dirname, 'fixtures');

/** The fixture `CODE/case`, for example `AADSTS50011/trailing-slash`. Throws with the path of the wrong field. */
export function readFixture(name: string): Fixture {
  const text = readFileSync(join(folder, `${name}.json`), 'utf8');
  const result = v.safeParse(FixtureSchema, JSON.parse(text));
  if (!result.success)
    throw new Error(`test/fixtures/${name}.json: ${JSON.stringify(v.flatten(result.issues).nested)}`);
  return { name, ...result.output };
}

/** Every fixture in the folder. */
export function allFixtures(): Fixture[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.json'))
    .map((file) => relative(folder, join(file.parentPath, file.name)).replace(/\.json$/, ''))
    .sort()
    .map(readFixture);
}
