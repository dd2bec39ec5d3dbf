/** What the service said, word for word; there only where no entry explains it. */
import type { Diagnosis } from '../classify/diagnosis.ts';
import { useText } from './context.ts';
import { Section } from './Section.tsx';

export function Said({ diagnosis: { said, seen } }: { diagnosis: Diagnosis }) {
  const t = useText();
  if (said === null) return null;
  const surface = t(`surface.${seen.surface}`);
  const confirmed = seen.trust === 'confirmed';
  return (
    <Section title={t(confirmed ? 'section.said' : 'section.saidRelayed')}>
      <blockquote class="said">
        {said}
        <footer>{t(confirmed ? 'said.from' : 'said.relayed', { surface })}</footer>
      </blockquote>
    </Section>
  );
}
