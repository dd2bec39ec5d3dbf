/** The requests and answers of the sign-in: the failing one first and open. */
import type { Diagnosis } from '../classify/diagnosis.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { useText } from './context.ts';
import { ExchangeView } from './ExchangeView.tsx';
import { markerOf } from './marks.ts';
import { Section } from './Section.tsx';
import { exchangesInOrder, failingExchange } from './shown.ts';

interface ExchangeSectionProps {
  diagnosis: Diagnosis;
  exchanges: readonly Exchange[];
}

export function ExchangeSection({ diagnosis, exchanges }: ExchangeSectionProps) {
  const t = useText();
  const failing = failingExchange(diagnosis, exchanges);
  return (
    <Section title={t('section.exchange')} hint={t('exchange.redacted')} empty={exchanges.length === 0}>
      {exchangesInOrder(diagnosis, exchanges).map((exchange) => (
        <ExchangeView
          key={exchange.id}
          exchange={exchange}
          failing={exchange === failing}
          marksOf={markerOf(exchange.id, diagnosis.evidence)}
        />
      ))}
    </Section>
  );
}
