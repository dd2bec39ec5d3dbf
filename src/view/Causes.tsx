/** The causes checked, each with its verdict and its because: found, possible, ruled out, can't tell. */
import type { Diagnosis } from '../classify/diagnosis.ts';
import { useText } from './context.ts';
import { Icon } from './Icon.tsx';
import { Section } from './Section.tsx';
import { type CauseRow, causesInOrder } from './shown.ts';
import { Words } from './Text.tsx';

/** More causes ruled out than this are folded: what follows them must not be pushed out of sight. */
const mostRuledOut = 4;

export function Causes({ diagnosis }: { diagnosis: Diagnosis }) {
  const t = useText();
  const causes = causesInOrder(diagnosis);
  const title = t(diagnosis.said === null ? 'section.causes' : 'section.checks');
  const ruledOut = causes.filter(({ verdict }) => verdict === 'ruled-out');
  const folded = ruledOut.length > mostRuledOut;
  return (
    <Section title={title} empty={causes.length === 0}>
      <ul class="causes">
        {causes.map((cause) => {
          if (!folded || cause.verdict !== 'ruled-out') return <Cause key={cause.id} cause={cause} />;
          return cause === ruledOut[0] && <RuledOut key="ruled-out" causes={ruledOut} />;
        })}
      </ul>
    </Section>
  );
}

function Cause({ cause: { id, verdict, summary, because } }: { cause: CauseRow }) {
  return (
    <li class={verdict} data-testid="cause" data-cause={id} data-verdict={verdict}>
      <VerdictWord verdict={verdict} />
      <span class="cause">
        <Words text={summary} />
      </span>
      <span class="because" data-testid="because">
        <Words text={because} />
      </span>
    </li>
  );
}

function VerdictWord({ verdict }: Pick<CauseRow, 'verdict'>) {
  const t = useText();
  return (
    <span class="verdict">
      <Icon name={verdict} />
      {t(`verdict.${verdict}`)}
    </span>
  );
}

function RuledOut({ causes }: { causes: readonly CauseRow[] }) {
  return (
    <li class="folded">
      <details>
        <summary>
          <VerdictWord verdict="ruled-out" />
          <span class="number">{causes.length}</span>
          <Icon name="open" class="twist" />
        </summary>
        <ul class="causes">
          {causes.map((cause) => (
            <Cause key={cause.id} cause={cause} />
          ))}
        </ul>
      </details>
    </li>
  );
}
