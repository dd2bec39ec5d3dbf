/** The head of a diagnosis: what became of the sign-in, the headline, who must act, the lede, and the copy buttons. */
import type { Actor } from '../evidence/failure.ts';
import { CopyButton } from './CopyButton.tsx';
import { useApp } from './context.ts';
import { Icon, type IconName } from './Icon.tsx';
import { type HeadKind, isQuiet } from './shown.ts';
import type { Shown } from './state.ts';
import { Words } from './Text.tsx';
import { clockTime } from './time.ts';

/** ID of the headline, where Enter in the list moves the focus. */
export const headlineId = 'headline';

export function Head({ shown, kind }: { shown: Shown; kind: HeadKind }) {
  const { diagnosis } = shown;
  return (
    <div class="head">
      <Meta shown={shown} kind={kind} />
      <h2 id={headlineId} tabIndex={-1}>
        <Words text={diagnosis.title} />
      </h2>
      <ActorLine actor={diagnosis.actor} means />
      <p class="lede">
        <Words text={diagnosis.summary} />
      </p>
      {diagnosis.seen.trust === 'relayed' && <NotConfirmed url={diagnosis.seen.url} />}
      <CopyButton quiet={isQuiet(kind)} />
    </div>
  );
}

const icons: Record<HeadKind, IconName> = {
  failed: 'failed',
  partial: 'partial',
  unknown: 'unknown',
  recovered: 'quiet',
  cancelled: 'quiet',
  interrupt: 'quiet',
  pending: 'quiet',
};

function Meta({ shown, kind }: { shown: Shown; kind: HeadKind }) {
  const state = useApp();
  const { code, error, suberror, seen, count } = shown.diagnosis;
  const named = code ?? error ?? suberror;
  const site = state.selectedRow.value?.site;
  return (
    <p class="meta">
      <span class={`kind ${isQuiet(kind) ? 'quiet' : kind}`}>
        <Icon name={icons[kind]} />
        {state.t.value(`kind.${kind}`)}
      </span>
      {named !== null && <span class="dotted mono">{named}</span>}
      <span class="dotted">{clockTime(Date.parse(seen.at), state.lang.value)}</span>
      {site && <span class="dotted">{site}</span>}
      {count > 1 && <span class="dotted">{state.t.value('list.timesWords', { count })}</span>}
    </p>
  );
}

/** Who must act, and in the panel what that means. */
export function ActorLine({ actor, means = false }: { actor: Actor | null; means?: boolean }) {
  const t = useApp().t.value;
  const name = actor ?? 'unknown';
  const icon: IconName = name === 'none' ? 'quiet' : name;
  return (
    <p class="actor">
      <span class="actor-label">{t('actor.who')}</span>
      <span class={`who ${name}`} data-testid="actor" data-actor={name}>
        <Icon name={icon} />
        {t(`actor.${name}`)}
      </span>
      {means && <span class="actor-means">{t(`actor.${name}.means`)}</span>}
    </p>
  );
}

function NotConfirmed({ url }: { url: string | null }) {
  const t = useApp().t.value;
  const host = url !== null && URL.canParse(url) ? new URL(url).host : null;
  return (
    <p class="note warning" data-testid="not-confirmed">
      <Icon name="warning" />
      <span>{host ? t('trust.relayed', { host }) : t('trust.relayedText')}</span>
    </p>
  );
}
