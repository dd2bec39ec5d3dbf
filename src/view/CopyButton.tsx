/** The split button that copies the diagnosis in three forms, with Copy for admin beside it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CopyFormat } from '../report/copy.ts';
import { useApp } from './context.ts';
import { Icon } from './Icon.tsx';
import { copyShown } from './state.ts';

const menuId = 'copy-menu';
const formats: readonly Exclude<CopyFormat, 'admin'>[] = ['markdown', 'text', 'json'];

/** Quiet: nothing has to be done, so no button is filled and nothing is handed to an admin. */
export function CopyButton({ quiet = false, menu = true }: { quiet?: boolean; menu?: boolean }) {
  const state = useApp();
  const t = state.t.value;
  const style = quiet ? 'button' : 'button primary';
  return (
    <div class="buttons">
      <span class={menu ? 'split-button' : undefined}>
        <button
          type="button"
          class={style}
          aria-keyshortcuts={menu && state.shortcuts.value ? 'c' : undefined}
          data-testid="copy-diagnosis"
          onClick={() => void copyShown(state, 'markdown')}
        >
          <Icon name="copy" />
          {t('copy.diagnosis')}
        </button>
        {menu && <Menu style={style} />}
      </span>
      {!quiet && state.shown.value?.handOff !== null && <CopyForAdmin class="button" />}
    </div>
  );
}

/** Copies the text of the hand-off slip. */
export function CopyForAdmin({ class: className, icon = false }: { class: string; icon?: boolean }) {
  const state = useApp();
  return (
    <button type="button" class={className} data-testid="copy-admin" onClick={() => void copyShown(state, 'admin')}>
      {icon && <Icon name="copy" />}
      {state.t.value('copy.admin')}
    </button>
  );
}

/** Menu button pattern: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ */
function Menu({ style }: { style: string }) {
  const state = useApp();
  const t = state.t.value;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const close = (back: boolean) => {
    setOpen(false);
    if (back) button.current?.focus();
  };
  const last = useRef(false);
  const openAt = (end: boolean) => {
    last.current = end;
    setOpen(true);
  };

  useEffect(() => {
    if (!open) return;
    items()
      .at(last.current ? -1 : 0)
      ?.focus();
    const outside = (event: Event) => {
      const inside =
        event.target instanceof Node &&
        (menu.current?.contains(event.target) || button.current?.contains(event.target));
      if (!inside) close(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const onButtonKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    openAt(event.key === 'ArrowUp');
  };
  const onMenuKey = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return close(false);
    const list = items();
    const at = list.findIndex((item) => item.matches(':focus'));
    const moves: Record<string, number> = { ArrowDown: (at + 1) % list.length, ArrowUp: at - 1, Home: 0, End: -1 };
    const to = moves[event.key];
    if (event.key !== 'Escape' && to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (to === undefined) close(true);
    else list.at(to)?.focus();
  };
  const choose = (format: CopyFormat) => {
    close(true);
    void copyShown(state, format);
  };

  return (
    <>
      <button
        type="button"
        class={`${style} more`}
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        aria-label={t('copy.as')}
        title={t('copy.as')}
        data-testid="copy-menu"
        onClick={() => (open ? close(false) : openAt(false))}
        onKeyDown={onButtonKey}
      >
        <Icon name="more" />
      </button>
      {open && (
        <div
          id={menuId}
          class="menu"
          role="menu"
          tabIndex={-1}
          aria-label={t('copy.as')}
          ref={menu}
          onKeyDown={onMenuKey}
        >
          {formats.map((format) => (
            <button
              key={format}
              type="button"
              role="menuitem"
              tabIndex={-1}
              data-testid={`copy-${format}`}
              onClick={() => choose(format)}
            >
              {t(`copy.${format}`)}
              {format === 'markdown' && state.shortcuts.value && (
                <span class="key" aria-hidden="true">
                  c
                </span>
              )}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
