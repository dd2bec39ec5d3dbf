/** The facts a diagnosis rests on: what, its value or why there is none, and where it was seen. */
import type { DiagnosisEvidence } from '../classify/diagnosis.ts';
import { useText } from './context.ts';
import { RedactedText, Value, Words } from './Text.tsx';
import { WhereSeen } from './WhereSeen.tsx';

interface EvidenceTableProps {
  rows: readonly DiagnosisEvidence[];
  /** IDs of the exchanges that are shown. */
  exchanges: ReadonlySet<string>;
}

export function EvidenceTable({ rows, exchanges }: EvidenceTableProps) {
  const t = useText();
  if (rows.length === 0) return null;
  return (
    <table class="evidence">
      <colgroup>
        <col class="evidence-fact" />
        <col />
        <col class="evidence-where" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('evidence.fact')}</th>
          <th scope="col">{t('evidence.value')}</th>
          <th scope="col">{t('evidence.seen')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${row.fact} ${index}`} data-fact={row.fact}>
            <th scope="row">{row.label}</th>
            <td class={row.plain ? 'value plain' : 'value'}>
              <EvidenceValue row={row} />
            </td>
            <td>
              <WhereSeen row={row} exchanges={exchanges} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A value from the wire with its mark, the box of a removed one, or our words for why there is none. */
export function EvidenceValue({ row: { value, redacted, plain, mark } }: { row: DiagnosisEvidence }) {
  if (redacted) return <RedactedText text={value} marked={mark !== null} />;
  return plain && mark === null ? <Words text={value} /> : <Value text={value} marks={mark ? [mark] : []} />;
}
