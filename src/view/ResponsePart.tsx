/** What came back: headers, redirect, body as it was kept, or why there is no body. */
import type { Body, Exchange } from '../evidence/exchange.ts';
import { CopyValue } from './CopyValue.tsx';
import { useText } from './context.ts';
import { Icon } from './Icon.tsx';
import { JsonView } from './JsonView.tsx';
import type { Marker } from './marks.ts';
import { Parameters } from './Parameters.tsx';
import { Value } from './Text.tsx';

interface PartProps {
  exchange: Exchange;
  marksOf: Marker;
}

export function ResponsePart({ exchange: { response, networkError }, marksOf }: PartProps) {
  const t = useText();
  if (!response) {
    return (
      <>
        <h4>{t('exchange.response')}</h4>
        <Missing text={t('exchange.noResponse', { error: networkError ?? '' }).trim()} />
      </>
    );
  }
  const { body, redirect } = response;
  const json = body.kind === 'json' ? body.value : body.kind === 'page' ? body.config : undefined;
  const title = t(body.kind === 'page' ? 'exchange.config' : 'exchange.response');
  return (
    <>
      <div class="exchange-title">
        <h4>{title}</h4>
        {json !== undefined && <CopyValue value={JSON.stringify(json, null, 2)} what={`${title}, JSON`} />}
      </div>
      <Parameters headers={response.headers} parameters={[]} marksOf={marksOf} />
      {redirect && (
        <>
          <p class="target">
            <Value text={t('exchange.redirect', { url: `${redirect.url} (${redirect.where})` })} />
          </p>
          <Parameters parameters={redirect.parameters} marksOf={marksOf} />
        </>
      )}
      {json !== undefined && <JsonView value={json} marksOf={marksOf} />}
      <OtherBody body={body} redirected={redirect !== null} marksOf={marksOf} />
    </>
  );
}

interface OtherBodyProps {
  body: Body;
  redirected: boolean;
  marksOf: PartProps['marksOf'];
}

function OtherBody({ body, redirected, marksOf }: OtherBodyProps) {
  const t = useText();
  switch (body.kind) {
    case 'form-post':
      return (
        <>
          <p class="target">
            <Value text={t('exchange.formPost', { url: body.action })} />
          </p>
          <Parameters parameters={body.parameters} marksOf={marksOf} />
        </>
      );
    case 'text':
      return (
        <pre class="body-text">
          <Value text={body.text} marks={marksOf(body.text)} />
        </pre>
      );
    case 'empty':
      return redirected ? null : <p class="aside">{t('exchange.emptyBody')}</p>;
    case 'missing':
      // A redirect says what it has to say in its address; nobody misses its body.
      return redirected ? null : <Missing text={`${t('exchange.bodyMissing')} ${t(`missing.${body.why}`)}`} />;
    case 'json':
    case 'page':
      return null;
  }
}

function Missing({ text }: { text: string }) {
  return (
    <p class="note warning" data-testid="body-missing">
      <Icon name="warning" />
      <span>{text}</span>
    </p>
  );
}
