/** What was sent: headers, parameters, and in words what of it was not captured. */
import type { Exchange, RequestBody } from '../evidence/exchange.ts';
import { useText } from './context.ts';
import type { Marker } from './marks.ts';
import { Parameters } from './Parameters.tsx';

interface PartProps {
  exchange: Exchange;
  marksOf: Marker;
}

export function RequestPart({ exchange: { request }, marksOf }: PartProps) {
  const t = useText();
  const { body, query, headers, headersSeen, cookieNames, initiator } = request;
  const form = body.kind === 'form' ? body.parameters : [];
  const around = [
    ...(cookieNames && cookieNames.length > 0 ? [{ name: t('exchange.cookies'), value: cookieNames.join(', ') }] : []),
    ...(initiator === null ? [] : [{ name: t('exchange.startedBy'), value: initiator }]),
  ];
  return (
    <>
      <h4>{t('exchange.request')}</h4>
      <Parameters headers={headers} parameters={[...query, ...form]} marksOf={marksOf} />
      <BodyWords body={body} />
      {!headersSeen && <p class="aside">{t('exchange.requestHeadersMissing')}</p>}
      {around.length > 0 && (
        <dl class="parameters around">
          {around.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function BodyWords({ body }: { body: RequestBody }) {
  const t = useText();
  if (body.kind === 'json') return <p class="aside">{t('exchange.jsonNames', { names: body.names.join(', ') })}</p>;
  if (body.kind === 'other') return <p class="aside">{t('exchange.otherBody', { length: body.length })}</p>;
  return body.kind === 'not-captured' ? <p class="aside">{t('exchange.requestBodyMissing')}</p> : null;
}
