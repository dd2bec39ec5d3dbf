/** Small buttons that copy one value, or a block of them. */
import { writeClipboard } from './clipboard.ts';
import { useApp } from './context.ts';
import { Icon } from './Icon.tsx';
import { say } from './state.ts';

interface CopyValueProps {
  value: string;
  /** What it is, for the button's name and the toast. */
  what: string;
  /** Words on the button; without them it is an icon with a name. */
  words?: string;
}

export function CopyValue({ value, what, words }: CopyValueProps) {
  const state = useApp();
  const t = state.t.value;
  const copy = async () => {
    say(state, (await writeClipboard(value)) ? t('copy.done', { what }) : t('copy.failed'));
  };
  return words === undefined ? (
    <button
      type="button"
      class="icon-button"
      aria-label={t('copy.what', { what })}
      title={t('copy.one')}
      onClick={() => void copy()}
    >
      <Icon name="copy" />
    </button>
  ) : (
    <button type="button" class="text-button" onClick={() => void copy()}>
      <Icon name="copy" />
      {words}
    </button>
  );
}
