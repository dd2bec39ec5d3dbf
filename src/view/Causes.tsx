/** The causes checked, each with its verdict and its because: found, possible, ruled out, can't tell. */
import type { Diagnosis } from '../classify/diagnosis.ts';
import { useText } from './context.ts';
import { Icon } from './Icon.tsx';
import { Section } from './Section.tsx';
import { causesInOrder } from './shown.ts';
import { Words } from './Text.tsx';

export function Causes({ diagnosis }: { diagnosis: Diagnosis }) {
  const t = useText();
  const causes = causesInOrder(diagnosis);
  const title = t(diagnosis.said === null ? 'section.causes' : 'section.checks');
  return (
    <Section title={title} empty={causes.length === 0}>
      <ul class="causes">
        {causes.map(({ id, verdict, summary, because }) => (
          <li key={id} class={verdict} data-testid="cause" data-cause={id} data-verdict={verdict}>
            <span class="verdict">
              <Icon name={verdict} />
              {t(`verdict.${verdict}`)}
            </span>
            <span class="cause">
              <Words text={summary} />
            </span>
            <span class="because" data-testid="because">
              <Words text={because} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
