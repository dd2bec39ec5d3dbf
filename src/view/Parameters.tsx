/** Names and values as on the wire: parameters, headers, cookie names. */
import type { Parameter } from '../evidence/exchange.ts';
import { writtenRedacted } from '../evidence/facts/read.ts';
import type { Marker } from './marks.ts';
import { RedactedBox, Value } from './Text.tsx';

interface ParametersProps {
  parameters: readonly Parameter[];
  /** Headers are written with a colon and with capitals, as people know them. */
  headers?: readonly Parameter[];
  marksOf: Marker;
}

export function Parameters({ parameters, headers = [], marksOf }: ParametersProps) {
  const named = headers.map(({ name, value }) => ({ name: `${headerName(name)}:`, value }));
  const rows = [...named, ...parameters];
  if (rows.length === 0) return null;
  return (
    <dl class="parameters">
      {rows.map(({ name, value }, index) => (
        <div key={`${name} ${index}`}>
          <dt>{name}</dt>
          <dd>
            {typeof value === 'string' ? (
              <Value text={value} marks={marksOf(value)} />
            ) : (
              <RedactedBox name={name} value={value} marked={marksOf(writtenRedacted(name, value)).length > 0} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** `sec-fetch-mode` as `Sec-Fetch-Mode`; Microsoft's `x-ms-…` headers stay as they are written everywhere. */
function headerName(name: string): string {
  return name.startsWith('x-') ? name : name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}
