/** Says where a value was seen; a link opens that exchange and moves the focus there. */
import type { DiagnosisEvidence } from '../classify/diagnosis.ts';

/** ID of an exchange's element. */
export const exchangeId = (id: string): string => `exchange-${id}`;

function jumpTo(id: string): void {
  const exchange = document.getElementById(exchangeId(id));
  if (!(exchange instanceof HTMLDetailsElement)) return;
  exchange.open = true;
  exchange.scrollIntoView({ block: 'start' });
  exchange.querySelector('summary')?.focus({ preventScroll: true });
}

export function WhereSeen({ row, exchanges }: { row: DiagnosisEvidence; exchanges: ReadonlySet<string> }) {
  const { exchange, seenIn } = row;
  if (exchange === null || !exchanges.has(exchange)) return <span class="where">{seenIn}</span>;
  return (
    <span class="where">
      <a
        href={`#${encodeURIComponent(exchangeId(exchange))}`}
        onClick={(event) => {
          event.preventDefault();
          jumpTo(exchange);
        }}
      >
        {seenIn}
      </a>
    </span>
  );
}
