/** Deep links into the Entra admin center, built from checked GUIDs and only for the public cloud. */
import type { FactName, Facts } from '../evidence/facts.ts';
import { isGuid } from '../protocol/guid.ts';

interface Action {
  /** What the page is called; where a step says these words, the link lies on them. */
  title: string;
  needs: FactName;
  /** The address for an ID; IDs have been checked to be GUIDs. */
  url: (id: string) => string;
}

const registration = (page: string, title: string): Action => ({
  title,
  needs: 'clientId',
  url: (id) =>
    `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${page}/appId/${id}`,
});

// Shapes seen in many public repositories. The pages of an enterprise application need an object ID that never crosses
// the wire, so there is no link to them.
const actions = {
  'app-authentication': registration('Authentication', 'Authentication page'),
  'app-credentials': registration('Credentials', 'Certificates & secrets page'),
  'app-permissions': registration('CallAnAPI', 'API permissions page'),
  'app-expose-api': registration('ProtectAnAPI', 'Expose an API page'),
  'app-overview': registration('Overview', 'Overview page'),
  'sign-in-logs': {
    title: 'Sign-in logs',
    needs: 'status',
    url: () => 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/SignInEventsV3Blade',
  },
  'conditional-access-policy': {
    title: 'policy',
    needs: 'policyIds',
    url: (id) => `https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/PolicyBlade/policyId/${id}`,
  },
} satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;

export const actionTitle = (name: ActionName): string => actions[name].title;

/** The fact an action is built from; entries ask for it so that the link can be filled. */
export const actionNeeds = (name: ActionName): FactName => actions[name].needs;

/** The addresses of an action, one per ID; none where no ID was seen, none is a GUID, or the cloud is another one. */
export function actionUrls(name: ActionName, facts: Facts): string[] {
  if (facts.cloud && facts.cloud.value !== 'public') return [];
  const action: Action = actions[name];
  if (name === 'sign-in-logs') return [action.url('')];
  const value = facts[action.needs]?.value;
  return [value].flat().flatMap((id) => (typeof id === 'string' && isGuid(id) ? [action.url(id)] : []));
}
