/** What to do: numbered steps with their links and values; the second route stands closed below. */
import type { DiagnosisStep } from '../classify/diagnosis.ts';
import type { Actor } from '../evidence/failure.ts';
import { CopyValue } from './CopyValue.tsx';
import { useText } from './context.ts';
import { Icon } from './Icon.tsx';
import { Section } from './Section.tsx';
import { OutsideLink, Value, Words } from './Text.tsx';
import { plainWords } from './words.ts';

export function Steps({ steps, actor }: { steps: readonly DiagnosisStep[]; actor: Actor | null }) {
  const t = useText();
  const main = steps.filter(({ alternative }) => !alternative);
  const second = steps.filter(({ alternative }) => alternative);
  return (
    <Section title={t('section.todo')} empty={steps.length === 0}>
      {main.length > 0 && <StepList steps={main} actor={commonActor(main) ?? actor} />}
      {second.length > 0 && <SecondRoute steps={second} main={main} />}
    </Section>
  );
}

/** Who does all of these steps; null where they are done by several. Whoever likes may do the check. */
function commonActor(steps: readonly DiagnosisStep[]): Actor | null {
  const [first = null, ...others] = steps.filter(({ check }) => !check).map(({ actor }) => actor);
  return others.every((actor) => actor === first) ? first : null;
}

/** Named after who does it where that is somebody else; an admin's steps stand open, they are what is handed over. */
function SecondRoute({ steps, main }: { steps: readonly DiagnosisStep[]; main: readonly DiagnosisStep[] }) {
  const t = useText();
  const actor = commonActor(steps);
  const other = actor !== null && main.length > 0 && actor !== commonActor(main) ? actor : 'none';
  return (
    <details class="second-route" open={other === 'admin'}>
      <summary>
        <Icon name="open" class="twist" />
        {t(`steps.for.${other}`)}
      </summary>
      <StepList steps={steps} actor={actor} />
    </details>
  );
}

function StepList({ steps, actor }: { steps: readonly DiagnosisStep[]; actor: Actor | null }) {
  const t = useText();
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <li key={index} class={step.check ? 'check' : undefined}>
          {step.actor !== null && step.actor !== actor && !step.check && (
            <b class="step-actor">{t(`actor.${step.actor}`)}: </b>
          )}
          <StepText step={step} />
          {step.value !== null && (
            <span class="step-value">
              <span>
                <Value text={step.value} />
              </span>
              <CopyValue value={step.value} what={step.value} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The link lies on the words of its title where the step says them, else it follows the step. */
function StepText({ step: { text, link } }: { step: DiagnosisStep }) {
  if (!link || !/^https:\/\//.test(link.url)) return <Words text={text} />;
  if (link.title === text) return <OutsideLink url={link.url} text={text} />;
  const title = plainWords(link.title);
  const words = text.includes(`**${title}**`) ? `**${title}**` : title;
  const at = text.indexOf(words);
  if (at < 0) {
    return (
      <>
        <Words text={text} /> <OutsideLink class="deep-link" url={link.url} text={title} />
      </>
    );
  }
  return (
    <>
      <Words text={text.slice(0, at)} />
      <OutsideLink class="deep-link" url={link.url} text={title} />
      <Words text={text.slice(at + words.length)} />
    </>
  );
}
