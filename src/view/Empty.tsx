/** The page while no failure is listed: what to do, what is watched, what is kept, what can't be seen. */
import { useApp } from './context.ts';
import { Icon, type IconName } from './Icon.tsx';

const facts = [
  { name: 'watched', icon: 'traffic' },
  { name: 'kept', icon: 'lock' },
  { name: 'hidden', icon: 'window' },
] as const satisfies readonly { name: string; icon: IconName }[];

export function Empty() {
  const { t: text, actions, traffic } = useApp();
  const t = text.value;
  const seen = traffic.value;
  return (
    <main class="blank" data-testid="empty">
      <div class="blank-columns">
        <div>
          <div class="hero">
            <Icon name="doctor" />
            <h2>{t(`empty.title.${seen}`)}</h2>
          </div>
          <p class="lede">{t(`empty.lede.${seen}`)}</p>
          {actions.reload && (
            <div class="buttons">
              <button type="button" class="button primary" data-testid="reload" onClick={() => actions.reload?.()}>
                {t('empty.reload')}
              </button>
            </div>
          )}
        </div>
        <ul class="blank-facts">
          {facts.map(({ name, icon }) => (
            <li key={name}>
              <Icon name={icon} />
              <span>
                <b>{t(`empty.${name}.term`)}</b> {t(`empty.${name}`)}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
