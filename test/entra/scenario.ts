/** Which client fails where: the script by which the fake Entra answers a client ID. */
import type { FixtureExchange } from '../fixture.ts';
import { readFixture } from '../fixture.ts';
import type { EntraRequest, Stage } from './exchange.ts';
import { type FailingAnswer, failingAnswerOf } from './replay.ts';

export type Scenario = {
  /** The client ID whose requests are answered this way. */
  clientId: string;
  /** The fixture whose last failing answer is replayed. None: only what the server itself checks can fail. */
  fixture?: string;
  /** Where it fails. Left out: where the fixture fails. */
  failsAt?: Stage;
  /** Only this grant type fails (at the token endpoint). */
  grant?: string;
  /** Only `prompt=none`, and the codes that came of it, fail. */
  silentOnly?: boolean;
  /** So many requests that would fail succeed first. */
  succeedsFirst?: number;
  /** Only requests with such parameters fail. */
  onlyIf?: (parameters: URLSearchParams) => boolean;
  /** Milliseconds before any answer to this client. */
  delay?: number;
  /** Milliseconds until a code expires; 0: at once. Left out: ten minutes, as Entra's do. */
  codeLifetime?: number;
  /** The session cookie is not seen, as where the browser keeps cookies from frames. */
  sessionless?: boolean;
  /** Every interactive sign-in stops at the sign-in page until its button is pressed, session or not. */
  signInPage?: boolean;
};

/** A scenario made ready: its answer read from the fixture. */
export type Script = { scenario: Scenario; failing: FailingAnswer | null; stage: Stage | null; spared: number };

const codeLifetime = 600_000;

/** A scenario from a fixture alone: its client ID and the place where it fails. */
export function scenarioOf(fixture: string, more: Partial<Scenario> = {}): Scenario {
  const { exchanges } = readFixture(fixture);
  const clientId = exchanges.map(clientIdOf).findLast((id) => id !== undefined);
  if (!clientId && !more.clientId) throw new Error(`test/fixtures/${fixture}.json names no client_id: give one.`);
  return { clientId: clientId ?? '', fixture, ...more };
}

/** Reads the fixtures of the scenarios. Throws for one that has nothing to replay. */
export function scriptsOf(scenarios: Scenario[]): Script[] {
  return scenarios.map((scenario) => {
    const failing = scenario.fixture ? failingAnswerOf(readFixture(scenario.fixture)) : null;
    return { scenario, failing, stage: scenario.failsAt ?? failing?.stage ?? null, spared: 0 };
  });
}

/** The answer that this request must get instead of a check, if any. `silent`: the request goes back to `prompt=none`. */
export function failureFor(scripts: Script[], request: EntraRequest, silent: boolean): FailingAnswer | null {
  const script = scripts.find((one) => one.failing && one.stage === request.stage && applies(one, request, silent));
  if (!script) return null;
  if (script.spared < (script.scenario.succeedsFirst ?? 0)) {
    script.spared += 1;
    return null;
  }
  return script.failing;
}

/** The settings of a client that are no failure. */
export function behaviourOf(scripts: Script[], clientId: string | null) {
  const found = scripts.find(({ scenario }) => scenario.clientId === clientId)?.scenario;
  const signsInAtPage = scripts.some(
    ({ scenario, stage }) => scenario.clientId === clientId && (scenario.signInPage || stage === 'login'),
  );
  return {
    delay: found?.delay ?? 0,
    codeLifetime: found?.codeLifetime ?? codeLifetime,
    sessionless: found?.sessionless ?? false,
    signInPage: signsInAtPage,
  };
}

function applies({ scenario }: Script, { parameters }: EntraRequest, silent: boolean): boolean {
  if (parameters.get('client_id') !== scenario.clientId) return false;
  if (scenario.grant && parameters.get('grant_type') !== scenario.grant) return false;
  if (scenario.silentOnly && !silent) return false;
  return scenario.onlyIf?.(parameters) ?? true;
}

function clientIdOf({ request }: FixtureExchange): string | undefined {
  const inUrl = new URL(request.url).searchParams.get('client_id') ?? undefined;
  return request.form?.client_id ?? request.query?.client_id ?? inUrl;
}
