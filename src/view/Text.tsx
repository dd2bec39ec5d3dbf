/** Draws texts with their marks, values that break well, and what is left of secrets. Never as HTML. */
import { Fragment } from 'preact';
import type { Redacted } from '../evidence/exchange.ts';
import { writtenRedacted } from '../evidence/facts/read.ts';
import { useText } from './context.ts';
import { Icon } from './Icon.tsx';
import { breakable, partsOf, type Range, wordsOf } from './words.ts';

/** A text of ours: `code` in backticks and **bold** are drawn as such. */
export function Words({ text }: { text: string }) {
  return (
    <>
      {wordsOf(text).map(({ kind, text: word }, index) =>
        kind === 'code' ? (
          <code key={index}>
            <Breaks text={word} />
          </code>
        ) : kind === 'bold' ? (
          <b key={index}>{word}</b>
        ) : (
          <Fragment key={index}>{word}</Fragment>
        ),
      )}
    </>
  );
}

function Breaks({ text }: { text: string }) {
  return (
    <>
      {breakable(text).map((piece, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {piece}
        </Fragment>
      ))}
    </>
  );
}

/** A value from the wire, its odd parts marked. */
export function Value({ text, marks = [] }: { text: string; marks?: readonly Range[] }) {
  return (
    <>
      {partsOf(text, marks).map((part, index) =>
        part.marked ? (
          <mark key={index}>
            <Breaks text={part.text} />
          </mark>
        ) : (
          <Breaks key={index} text={part.text} />
        ),
      )}
    </>
  );
}

/** The dashed box of a removed value, as it stands in a diagnosis. */
export function RedactedText({ text, marked = false, title }: { text: string; marked?: boolean; title?: string }) {
  const box = (
    <span class="redacted" title={title}>
      {text}
    </span>
  );
  return marked ? <mark>{box}</mark> : box;
}

/** The dashed box of a removed parameter. Boxes with equal prints stand for equal values. */
export function RedactedBox({ name, value, marked = false }: { name: string; value: Redacted; marked?: boolean }) {
  const t = useText();
  const title = t('exchange.removed', { name, length: value.length });
  return <RedactedText text={writtenRedacted(name, value)} marked={marked} title={title} />;
}

/** A link that opens a new tab and says so. Its icon stays on the line of the last word. */
export function OutsideLink({ url, text, class: className }: { url: string; text: string; class?: string }) {
  const t = useText();
  const lastWord = text.lastIndexOf(' ') + 1;
  const end = text.slice(lastWord);
  const cut = /[`*]/.test(end) ? text.length : lastWord; // a mark may reach over several words
  return (
    <a class={className} href={url} target="_blank" rel="noreferrer">
      <Words text={text.slice(0, cut)} />
      <span class="link-end">
        {text.slice(cut)}
        <Icon name="leave" />
      </span>
      <span class="sr-only"> ({t('app.newTab')})</span>
    </a>
  );
}
