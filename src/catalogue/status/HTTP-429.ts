import type { Basis } from '../define.ts';
import { cause, defineEntry } from '../define.ts';

const throttling: Basis = {
  kind: 'documented',
  url: 'https://learn.microsoft.com/entra/msal/dotnet/advanced/client-and-server-throttling',
};

export default defineEntry({
  code: 'HTTP 429',
  actor: 'developer',
  category: 'service',
  title: 'The app asks for tokens too often and is being slowed down',
  shortTitle: 'Too many token requests',
  summary:
    'Microsoft refuses further requests of this client for a while. Nearly always the app asks for a new token each time instead of keeping the one it has.',
  steps: [
    'Wait as long as `Retry-After` says, and send nothing before.',
    'Keep each access token until shortly before it expires: let the library use its token cache, and create the client object once, not per call.',
    'On servers with several instances, use a shared token cache.',
    { text: 'Check: the list shows one token request per hour and API, and no 429.', check: true },
  ],
  links: [
    { title: 'Throttling by the service and by the library', url: throttling.url },
    {
      title: 'Token cache serialization',
      url: 'https://learn.microsoft.com/entra/msal/dotnet/how-to/token-cache-serialization',
    },
    {
      title: 'Resilience in client apps: errors, pauses and retries',
      url: 'https://learn.microsoft.com/entra/architecture/resilience-client-app',
    },
  ],
  shows: ['retryAfter', 'equalRequests', 'grantType', 'library', 'status', 'entraHeaders'],
  causes: [
    cause({
      id: 'no-token-cache',
      summary: 'The same token is asked for again and again',
      title: 'The app asked for the same token {equalRequests} times within five minutes',
      basis: throttling,
      confidence: 'likely',
      needs: ['equalRequests'],
      uses: ['grantType', 'retryAfter'],
      when: ({ equalRequests }) => (equalRequests >= 3 ? 'found' : 'possible'),
      because: {
        found: 'Within five minutes {equalRequests} equal requests were sent.',
        possible:
          'Equal requests in this capture: {equalRequests}. Others may have come from other machines, or before it began.',
      },
      lede: 'A token is good for about an hour. Asking for a new one per call is what the service slows down.',
      evidence: { equalRequests: { verdict: 'bad' } },
    }),
    cause({
      id: 'many-instances',
      summary: 'Many instances of the app ask at once',
      basis: throttling,
      confidence: 'likely',
      because: {
        'cannot-tell': 'Requests of other machines are not in this capture. The sign-in logs count them all.',
      },
    }),
  ],
});
