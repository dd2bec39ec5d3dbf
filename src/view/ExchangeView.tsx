/** One exchange: method, address and status; inside, what was sent and what came back. */
import { useState } from 'preact/hooks';
import type { Exchange } from '../evidence/exchange.ts';
import { isGuid } from '../protocol/guid.ts';
import { useText } from './context.ts';
import { Icon } from './Icon.tsx';
import type { Marker } from './marks.ts';
import { RequestPart } from './RequestPart.tsx';
import { ResponsePart } from './ResponsePart.tsx';
import { isFailed, redirectWord } from './shown.ts';
import { exchangeId } from './WhereSeen.tsx';

interface ExchangeViewProps {
  exchange: Exchange;
  failing: boolean;
  /** The odd parts of a text of this exchange. */
  marksOf: Marker;
}

export function ExchangeView({ exchange, failing, marksOf }: ExchangeViewProps) {
  const t = useText();
  const [open, setOpen] = useState(failing);
  const bad = failing || isFailed(exchange);
  return (
    <details
      class="exchange"
      id={exchangeId(exchange.id)}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-testid="exchange"
    >
      <summary>
        <Icon name="open" class="twist" />
        <span class="method">{exchange.request.method}</span>
        <span class="path" title={exchange.request.url}>
          {shortAddress(exchange.request.url)}
        </span>
        <span class={bad ? 'status bad' : 'status good'}>
          <Icon name={bad ? 'close' : 'check'} />
          <span class="sr-only">{t(bad ? 'exchange.failed' : 'exchange.worked')}: </span>
          <Status exchange={exchange} />
        </span>
      </summary>
      {open && (
        <div class="exchange-body">
          <RequestPart exchange={exchange} marksOf={marksOf} />
          <ResponsePart exchange={exchange} marksOf={marksOf} />
        </div>
      )}
    </details>
  );
}

/** Host and path, a tenant's GUID shortened to `{tenant}`. */
export function shortAddress(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  const path = pathname.split('/').map((segment, index) => (index === 1 && isGuid(segment) ? '{tenant}' : segment));
  return host + path.join('/');
}

function Status({ exchange: { response, networkError } }: { exchange: Exchange }) {
  const t = useText();
  if (!response) return <>{networkError ?? t('exchange.noStatus')}</>;
  const { status, redirect, body } = response;
  const word = redirectWord(redirect?.parameters);
  if (word === 'code') return <>{t('exchange.withCode', { status: String(status) })}</>;
  if (word === 'error') {
    const error = redirect?.parameters.find(({ name }) => name === 'error')?.value;
    return <>{typeof error === 'string' ? `${status} ${error}` : status}</>;
  }
  return <>{body.kind === 'page' ? `${status} HTML` : status}</>;
}
