/** The icons: drawn in one stroke width, each with a shape of its own, so that colour never carries meaning alone. */
import type { JSX } from 'preact';

const octagon = 'M5.3 2h5.4L14 5.3v5.4L10.7 14H5.3L2 10.7V5.3z';
const circle = <circle cx="8" cy="8" r="6" />;
const query = 'M6.4 6.5a1.6 1.6 0 1 1 2.1 1.5c-.3.1-.5.4-.5.7v.2';
const dot = (y: number) => <path d={`M8 ${y}v.1`} stroke-width="1.6" />;

const drawings = {
  // What became of a sign-in
  failed: (
    <>
      <path d={octagon} fill="currentColor" />
      <path d="m6 6 4 4m0-4-4 4" stroke="var(--surface)" stroke-width="1.6" />
    </>
  ),
  partial: (
    <>
      <path d={octagon} stroke-dasharray="2.4 2" />
      <path d="M8 5v3.4" stroke-width="1.6" />
      {dot(10.9)}
    </>
  ),
  unknown: (
    <>
      <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" />
      <path d={query} />
      {dot(11)}
    </>
  ),
  quiet: (
    <>
      {circle}
      <path d="m5.4 8.2 1.8 1.8 3.5-3.8" />
    </>
  ),
  // Who must act
  user: (
    <>
      <circle cx="8" cy="5.2" r="2.7" />
      <path d="M2.9 13.6c.5-2.6 2.6-4 5.1-4s4.6 1.4 5.1 4" />
    </>
  ),
  developer: <path d="M5 4.5 1.5 8 5 11.5m6-7L14.5 8 11 11.5M9.2 3l-2.4 10" />,
  admin: (
    <>
      <path d="m8 1.7 5.2 1.9v4.2c0 3-2.1 5.2-5.2 6.5-3.1-1.3-5.2-3.5-5.2-6.5V3.6z" />
      <path d="m5.8 7.9 1.6 1.6 2.9-3.2" />
    </>
  ),
  microsoft: <path d="M4.5 12.5a3 3 0 0 1-.3-6 4 4 0 0 1 7.7.9 2.6 2.6 0 0 1-.3 5.1z" />,
  // Verdicts
  found: (
    <>
      {circle}
      <circle cx="8" cy="8" r="2.8" fill="currentColor" />
    </>
  ),
  possible: (
    <>
      {circle}
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  'ruled-out': (
    <>
      {circle}
      <path d="m3.8 12.2 8.4-8.4" />
    </>
  ),
  'cannot-tell': (
    <>
      <circle cx="8" cy="8" r="6" stroke-dasharray="2.2 2" />
      <path d={query} />
      {dot(10.9)}
    </>
  ),
  // Things one can do
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8.5" height="8.5" rx="1.5" />
      <path d="M3.5 10.5H3A1.5 1.5 0 0 1 1.5 9V3A1.5 1.5 0 0 1 3 1.5h6A1.5 1.5 0 0 1 10.5 3v.5" />
    </>
  ),
  clear: (
    <>
      {circle}
      <path d="m3.8 3.8 8.4 8.4" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.4 10.4 3.6 3.6" />
    </>
  ),
  more: <path d="m4 6 4 4 4-4" />,
  close: <path d="m4 4 8 8m0-8-8 8" />,
  check: <path d="m3 8.5 3.3 3.3L13 4.8" />,
  open: <path d="m5.3 3.3 5.4 4.7-5.4 4.7z" fill="currentColor" />,
  leave: <path d="M6 3.3H3.3v9.4h9.4V10M8.7 2H14v5.3M13.7 2.3 7.3 8.7" stroke-width="1.7" />,
  // Notes
  info: (
    <>
      {circle}
      <path d="M8 7.3v3.7" stroke-width="1.6" />
      {dot(4.9)}
    </>
  ),
  warning: (
    <>
      <path d="M8 2 14.6 13.5H1.4z" />
      <path d="M8 6.3v3.4" stroke-width="1.6" />
      {dot(11.5)}
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </>
  ),
  traffic: <path d="M2 5.5h10.5M9.8 2.8l2.7 2.7-2.7 2.7M14 10.5H3.5m2.7-2.7-2.7 2.7 2.7 2.7" />,
  window: (
    <>
      <rect x="1.8" y="2.8" width="9" height="7" rx="1" />
      <path d="M5.5 12.2v.5c0 .5.4.8.9.8h7c.5 0 .8-.4.8-.9V7c0-.5-.4-.9-.9-.9H13" />
    </>
  ),
  doctor: (
    <>
      <path d="m8 1.7 5.3 1.8v4.2c0 3-2.2 5.2-5.3 6.5-3.1-1.3-5.3-3.5-5.3-6.5V3.5z" />
      <path d="M4.7 8h1.6l1-2.5 1.5 4.7 1-2.2h1.7" />
    </>
  ),
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof drawings;

/** An icon beside words that say the same; hidden from assistive technology. */
export function Icon({ name, class: className }: { name: IconName; class?: string }) {
  return (
    <svg class={className ? `icon ${className}` : 'icon'} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
