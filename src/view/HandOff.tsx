/** The slip with exactly the text that Copy for admin copies. */
import { CopyForAdmin } from './CopyButton.tsx';
import { useText } from './context.ts';
import { Section } from './Section.tsx';

export function HandOff({ text }: { text: string }) {
  const t = useText();
  return (
    <Section title={t('section.handOff')}>
      <div class="slip" data-testid="hand-off">
        <div class="slip-head">
          <b>{t('handOff.title')}</b>
          <CopyForAdmin class="text-button" icon />
        </div>
        <pre>{text}</pre>
      </div>
    </Section>
  );
}
