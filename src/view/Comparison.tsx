/** Values set against each other: each with its odd part marked and a verdict in words. */
import type { DiagnosisEvidence } from '../classify/diagnosis.ts';
import { useText } from './context.ts';
import { EvidenceValue } from './EvidenceTable.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { Words } from './Text.tsx';
import { WhereSeen } from './WhereSeen.tsx';

const icons: Record<'bad' | 'neutral' | 'good', IconName> = { bad: 'failed', neutral: 'check', good: 'check' };

interface ComparisonProps {
  rows: readonly DiagnosisEvidence[];
  /** IDs of the exchanges that are shown. */
  exchanges: ReadonlySet<string>;
}

export function Comparison({ rows, exchanges }: ComparisonProps) {
  const t = useText();
  if (rows.length === 0) return null;
  return (
    <dl class="comparison" aria-label={t('evidence.compared')}>
      {rows.map((row, index) => (
        <div key={`${row.fact} ${index}`} class={row.verdict ?? 'neutral'} data-testid="compared">
          <dt>
            {row.label}
            <WhereSeen row={row} exchanges={exchanges} />
          </dt>
          <dd class="value">
            <EvidenceValue row={row} />
          </dd>
          <dd class="says">
            <Icon name={icons[row.verdict ?? 'neutral']} />
            <span>
              <Words text={row.says ?? ''} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
