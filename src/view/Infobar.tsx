/** Notices under the toolbar: one sentence each, at most two actions, and a way to put it aside. */
import { useApp } from './context.ts';
import { Icon } from './Icon.tsx';
import type { Notice } from './state.ts';
import { Words } from './Text.tsx';

export function Infobars() {
  const state = useApp();
  return (
    <div role="status">
      {state.notices.value.map((notice) => (
        <Infobar key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function Infobar({ notice }: { notice: Notice }) {
  const state = useApp();
  const label = state.t.value('notice.dismiss');
  const dismiss = () => {
    state.notices.value = state.notices.value.filter(({ id }) => id !== notice.id);
  };
  return (
    <div class={`infobar ${notice.kind}`}>
      <Icon name={notice.kind} />
      <p>
        <Words text={notice.text} />
      </p>
      <span class="infobar-actions">
        {notice.actions?.slice(0, 2).map((action) => (
          <button key={action.label} type="button" class="text-button" onClick={action.run}>
            {action.label}
          </button>
        ))}
        <button type="button" class="icon-button" aria-label={label} title={label} onClick={dismiss}>
          <Icon name="close" />
        </button>
      </span>
    </div>
  );
}
