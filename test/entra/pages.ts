/** The HTML that Entra answers with: pages around `$Config`, and the form that posts itself. */
import type { Answer, EntraRequest } from './exchange.ts';
import { pageHeaders } from './headers.ts';

const style =
  'body{font:16px/1.5 "Segoe UI",system-ui,sans-serif;margin:12vh auto;max-width:26rem;padding:0 1rem;color-scheme:light dark}' +
  'button{font:inherit;padding:.4rem 1.2rem}code{font-size:.85em}small{opacity:.75}';

/** A page whose facts are in `$Config`, as all of Entra's sign-in pages are. `content` is its visible HTML. */
export function configPage(
  request: EntraRequest,
  config: Record<string, unknown>,
  { content = visibleError(config), cookies = [] as string[] } = {},
): Answer {
  const pageId = typeof config.pgid === 'string' ? config.pgid : 'ConvergedError';
  const body = `<!DOCTYPE html>
<html dir="ltr" lang="en"><head><title>Sign in to your account</title>
<meta name="PageID" content="${escapeHtml(pageId)}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<link rel="icon" href="data:," />
<style>${style}</style>
<script type="text/javascript">//<![CDATA[
$Config=${scriptJson(config)};
//]]></script>
<script type="text/javascript">//<![CDATA[
ServerData = $Config;
//]]></script></head>
<body><main data-testid="entra-page">${content}</main>
<p><small>A fake sign-in page: nothing leaves this machine.</small></p></body></html>`;
  return { status: 200, headers: pageHeaders(request, cookies), body };
}

/** The first page of an interactive sign-in. Its button posts to `/login`, with a password that is filled in already. */
export function signInPage(request: EntraRequest, context: string): Answer {
  const action = `/${encodeURIComponent(request.tenant)}/login`;
  return configPage(
    request,
    {
      pgid: 'ConvergedSignIn',
      hpgid: 1104,
      hpgact: 1800,
      // Every healthy first page carries this code; it is no failure.
      sErrorCode: '50058',
      arrValErrs: ['50058'],
      sErrTxt: '',
      urlPost: action,
      sCtx: context,
      // Healthy pages carry these two ready-made errors as well.
      oCancelPostParams: {
        error: 'access_denied',
        error_subcode: 'cancel',
        state: request.parameters.get('state') ?? '',
      },
      desktopSsoConfig: {
        redirectDssoErrorPostParams: {
          error: 'interaction_required',
          error_description: 'Seamless single sign on failed for the user.',
        },
      },
      sessionId: request.ids.traceId,
      correlationId: request.ids.correlationId,
    },
    {
      content:
        `<h1>Sign in</h1><form method="POST" action="${escapeHtml(action)}">` +
        `<input type="hidden" name="ctx" value="${escapeHtml(context)}" />` +
        '<p><input name="loginfmt" value="sample.user@contoso.example" readonly /></p>' +
        '<p><input name="passwd" type="password" value="Made-up-passw0rd!" readonly /></p><button>Sign in</button></form>',
    },
  );
}

/** `response_mode=form_post`: a page whose form posts itself to the redirect URI. */
export function hiddenForm(
  request: EntraRequest,
  action: string,
  fields: URLSearchParams,
  cookies: string[] = [],
): Answer {
  const inputs = [...fields].map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}" />`,
  );
  const body =
    '<html><head><title>Working...</title></head><body>' +
    `<form method="POST" name="hiddenform" action="${escapeHtml(action)}">${inputs.join('')}` +
    '<noscript><p>Script is disabled. Click Submit to continue.</p><input type="submit" value="Submit" /></noscript></form>' +
    '<script language="javascript">document.forms[0].submit();</script></body></html>';
  return { status: 200, headers: pageHeaders(request, cookies), body };
}

function visibleError(config: Record<string, unknown>): string {
  const text = (name: string) => (typeof config[name] === 'string' ? escapeHtml(config[name]) : '');
  const message = text('strServiceExceptionMessage') || text('sErrTxt') || text('sErrorCode');
  return `<h1>${text('strMainMessage') || 'Sign in'}</h1><p>${message}</p><p>Correlation ID <code>${text('correlationId')}</code></p>`;
}

/** JSON inside a script element, with the characters escaped that Entra escapes. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&'\u2028\u2029]/g, escapeUnicode);
}

function escapeUnicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Text for an HTML document or a quoted attribute. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
