/** Pages to read on: documentation and the live look-up; pages where one acts stand in the steps. */
import type { DiagnosisLink } from '../classify/diagnosis.ts';
import { useText } from './context.ts';
import { Section } from './Section.tsx';
import { OutsideLink } from './Text.tsx';

export function Documentation({ links }: { links: readonly DiagnosisLink[] }) {
  const t = useText();
  const pages = links.filter(({ kind, url }) => kind !== 'action' && url.startsWith('https://'));
  return (
    <Section title={t('section.documentation')} empty={pages.length === 0}>
      <ul class="documentation">
        {pages.map(({ title, url }) => (
          <li key={url}>
            <OutsideLink url={url} text={title} /> <span class="where">{new URL(url).host}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
