/** One diagnosis, in the order: head, what to do, hand-off, why, causes checked, IDs, exchange, documentation. */
import { useEffect, useRef } from 'preact/hooks';
import { Causes } from './Causes.tsx';
import { Comparison } from './Comparison.tsx';
import { useApp } from './context.ts';
import { Documentation } from './Documentation.tsx';
import { EvidenceTable } from './EvidenceTable.tsx';
import { ExchangeSection } from './ExchangeSection.tsx';
import { HandOff } from './HandOff.tsx';
import { Head, headlineId } from './Head.tsx';
import { Ids } from './Ids.tsx';
import { Said } from './Said.tsx';
import { Section } from './Section.tsx';
import { Steps } from './Steps.tsx';
import { comparedInOrder, headKindOf, isCompared } from './shown.ts';
import type { Shown } from './state.ts';

export function DiagnosisView() {
  const state = useApp();
  const shown = state.shown.value;
  return (
    <div class="detail">
      <Updated shown={shown} />
      {shown ? (
        <Article key={shown.id} shown={shown} />
      ) : (
        state.selected.value === null && <p class="detail-none">{state.t.value('list.noneSelected')}</p>
      )}
    </div>
  );
}

function Article({ shown }: { shown: Shown }) {
  const t = useApp().t.value;
  const { signIn, diagnosis, exchanges } = shown;
  const article = useRef<HTMLElement>(null);
  const kind = headKindOf(signIn, diagnosis, exchanges);
  const unknown = diagnosis.said !== null;
  const shownIds = new Set(exchanges.map(({ id }) => id));

  // Drawn anew for another sign-in only; evidence that arrives later keeps the place where one reads.
  useEffect(() => {
    if (article.current?.parentElement) article.current.parentElement.scrollTop = 0;
  }, []);

  return (
    <article
      class={unknown || kind === 'recovered' ? 'diagnosis calm' : 'diagnosis'}
      aria-labelledby={headlineId}
      data-testid="diagnosis"
      data-kind={kind}
      ref={article}
    >
      <Head shown={shown} kind={kind} />
      <div class="columns">
        <div>
          <Said diagnosis={diagnosis} />
          <Steps steps={diagnosis.steps} actor={diagnosis.actor} />
          {diagnosis.actor === 'admin' && shown.handOff !== null && <HandOff text={shown.handOff} />}
          <Section
            title={t(unknown ? 'section.seen' : 'section.why')}
            hint={
              diagnosis.cause && (
                <span data-testid="sureness" data-confidence={diagnosis.cause.confidence}>
                  {t(`sureness.${diagnosis.cause.confidence}`)}
                </span>
              )
            }
            empty={diagnosis.evidence.length === 0}
          >
            <Comparison rows={comparedInOrder(diagnosis.evidence)} exchanges={shownIds} />
            <EvidenceTable rows={diagnosis.evidence.filter((row) => !isCompared(row))} exchanges={shownIds} />
          </Section>
        </div>
        <div>
          <Causes diagnosis={diagnosis} />
          <Ids diagnosis={diagnosis} />
        </div>
      </div>
      <ExchangeSection diagnosis={diagnosis} exchanges={exchanges} />
      <Documentation links={diagnosis.links} />
    </article>
  );
}

/** Long enough that evidence which arrives in pieces is announced once. */
const settle = 500;

/** Tells assistive technology, once, that the diagnosis in view has changed in place. */
function Updated({ shown }: { shown: Shown | null }) {
  const t = useApp().t.value;
  const region = useRef<HTMLParagraphElement>(null);
  const before = useRef<{ id: string; text: string } | null>(null);
  const text = shown && JSON.stringify(shown.diagnosis);
  useEffect(() => {
    const previous = before.current;
    before.current = shown && text !== null ? { id: shown.id, text } : null;
    if (region.current) region.current.textContent = '';
    if (!previous || !shown || previous.id !== shown.id || previous.text === text) return;
    const timer = setTimeout(() => {
      if (region.current) region.current.textContent = t('updated');
    }, settle);
    return () => clearTimeout(timer);
  }, [shown?.id, text]);
  return <p class="sr-only" role="status" ref={region} data-testid="updated" />;
}
