/** One row of the list: what became of the sign-in, its title, code, who must act, and when. */
import { useApp } from './context.ts';
import { Icon, type IconName } from './Icon.tsx';
import type { RowItem, RowState } from './rows.ts';
import { clockTime } from './time.ts';

/** ID of a row's element. */
export const rowId = (id: string): string => `row-${id}`;

const icons: Record<RowState, IconName> = {
  failed: 'failed',
  unknown: 'unknown',
  partial: 'partial',
  routine: 'quiet',
};

interface RowProps {
  row: RowItem;
  index: number;
  size: number;
  top: number;
  selected: boolean;
  onSelect: () => void;
}

export function Row({ row, index, size, top, selected, onSelect }: RowProps) {
  const state = useApp();
  const t = state.t.value;
  const site = state.severalSites.value ? row.site : null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it has the keys
    <div
      class={`row ${row.state}`}
      id={rowId(row.id)}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={size}
      data-testid="signin-row"
      data-state={row.state}
      style={{ top: `${top}px` }}
      onClick={onSelect}
    >
      <Icon name={icons[row.state]} class="row-kind" />
      <span class="row-title">
        <span class="sr-only">{t(`row.${row.state}`)}: </span>
        <span class="row-title-text">{row.title}</span>
        {row.count > 1 && (
          <span class="row-count" title={t('list.timesWords', { count: row.count })}>
            {t('list.times', { count: row.count })}
          </span>
        )}
      </span>
      <span class="row-time">{clockTime(row.at, state.lang.value)}</span>
      <span class="row-more">
        {row.code !== null && <b>{row.code}</b>}
        {row.code !== null && ' · '}
        {t(`actor.${row.actor ?? 'unknown'}`)}
        {site !== null && ` · ${site}`}
      </span>
    </div>
  );
}
