/** Tells whether the panel is in its narrow layout, at the same width as the container queries. */
import { useLayoutEffect, useState } from 'preact/hooks';

/** Below this width the list stands above the diagnosis and its rows have one line (see frame.css). */
const narrowBelow = 720;

export function useNarrow(panel: { readonly current: HTMLElement | null }): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    const measure = () => setNarrow(element.clientWidth > 0 && element.clientWidth < narrowBelow);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [panel]);
  return narrow;
}
