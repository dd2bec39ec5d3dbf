/** The divider between list and diagnosis: dragged, or moved by the arrow keys in steps of 16 pixels. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { useText } from './context.ts';
import { listId } from './List.tsx';

const step = 16;
const smallest = 60;
const largest = 70;

interface SplitterProps {
  split: { readonly current: HTMLElement | null };
  /** Narrow: the list stands above, and its height changes. */
  narrow: boolean;
}

export function Splitter({ split, narrow }: SplitterProps) {
  const t = useText();
  const [share, setShare] = useState(30);
  const sizes = () => {
    const [box, list] = [split.current, document.getElementById(listId)];
    if (!box || !list) return { all: 0, list: 0 };
    return narrow
      ? { all: box.clientHeight, list: list.clientHeight }
      : { all: box.clientWidth, list: list.clientWidth };
  };
  const measure = () => {
    const { all, list } = sizes();
    if (all > 0) setShare(Math.round((100 * list) / all));
  };
  const resize = (size: number) => {
    const most = (sizes().all * largest) / 100;
    const kept = Math.round(Math.max(smallest, Math.min(most, size)));
    split.current?.style.setProperty(narrow ? '--list-height' : '--list-width', `${kept}px`);
    measure();
  };
  useLayoutEffect(() => {
    const list = document.getElementById(listId);
    if (!list) return;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(list);
    return () => observer.disconnect();
  }, [narrow]);

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    resize(sizes().list + direction * step);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    const handle = event.currentTarget;
    const box = split.current?.getBoundingClientRect();
    if (!box || !(handle instanceof HTMLElement) || !handle.hasPointerCapture(event.pointerId)) return;
    resize(narrow ? event.clientY - box.top : event.clientX - box.left);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> is no widget; a focusable separator is (ARIA 1.2)
    <div
      class="splitter"
      role="separator"
      tabIndex={0}
      aria-label={t('list.resize')}
      aria-controls={listId}
      aria-orientation={narrow ? 'horizontal' : 'vertical'}
      aria-valuenow={share}
      aria-valuemin={0}
      aria-valuemax={100}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    />
  );
}
