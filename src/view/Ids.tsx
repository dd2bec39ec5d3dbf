/** The IDs that support asks for, each to copy; those not seen are left out. */
import type { Diagnosis } from '../classify/diagnosis.ts';
import { CopyValue } from './CopyValue.tsx';
import { useApp } from './context.ts';
import { Section } from './Section.tsx';
import { localTime, parseTime, utcTime } from './time.ts';

interface IdRow {
  label: string;
  value: string;
  hint: string | null;
  /** How it stands among the others when all are copied. */
  copyLabel: string;
}

export function Ids({ diagnosis }: { diagnosis: Diagnosis }) {
  const t = useApp().t.value;
  const rows = useIds(diagnosis);
  const all = rows.map(({ copyLabel, value }) => `${copyLabel}: ${value}`).join('\n');
  return (
    <Section
      title={t('section.ids')}
      action={<CopyValue value={all} what={t('section.ids')} words={t('copy.all')} />}
      empty={rows.length === 0}
    >
      <dl class="ids">
        {rows.map(({ label, value, hint }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd class="value">
              {value}
              {hint !== null && <small>{hint}</small>}
            </dd>
            <dd>
              <CopyValue value={value} what={label} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function useIds({ ids, seen }: Diagnosis): IdRow[] {
  const { t, lang } = useApp();
  const text = t.value;
  const at = parseTime(ids.timestamp ?? seen.at);
  const time = ids.timestamp ?? (at === undefined ? null : utcTime(at));
  const local = at === undefined ? null : localTime(at, lang.value);
  const row = (label: string, value: string | null, hint: string | null = null, copyLabel = label): IdRow[] =>
    value === null || value === '' ? [] : [{ label, value, hint, copyLabel }];
  return [
    ...row(text('ids.trace'), ids.traceId, text('ids.trace.hint')),
    ...row(text('ids.correlation'), ids.correlationId),
    ...row(text('ids.time'), time, local, text('ids.timeUtc')),
    ...row(text('ids.tenant'), ids.tenantId),
    ...row(text('ids.client'), ids.clientId),
  ];
}
