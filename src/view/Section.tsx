/** A titled part of the diagnosis; left out where it has nothing to say. */
import type { ComponentChildren } from 'preact';

interface SectionProps {
  title: string;
  hint?: ComponentChildren;
  /** Stands at the end of the title's line. */
  action?: ComponentChildren;
  empty?: boolean;
  children: ComponentChildren;
}

export function Section({ title, hint, action, empty = false, children }: SectionProps) {
  if (empty) return null;
  return (
    <section class="section">
      <div class="section-head">
        <h3>{title}</h3>
        {hint && <span class="hint">{hint}</span>}
        {action && <span class="section-action">{action}</span>}
      </div>
      {children}
    </section>
  );
}
