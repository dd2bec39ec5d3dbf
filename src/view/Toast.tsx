/** A short message about what was just done; it goes away by itself and never takes the focus. */
import { useApp } from './context.ts';
import { Icon } from './Icon.tsx';

export function Toast() {
  const text = useApp().toast.value;
  return (
    <div class={text === null ? 'toast' : 'toast on'} role="status" data-testid="toast">
      {text !== null && (
        <>
          <Icon name="check" />
          {text}
        </>
      )}
    </div>
  );
}
