/** JSON indented by two spaces, names and values in colour, removed values as boxes, odd parts marked. */
import { Fragment } from 'preact';
import type { Json, Redacted } from '../evidence/exchange.ts';
import type { Marker } from './marks.ts';
import { RedactedBox, Value } from './Text.tsx';
import type { Range } from './words.ts';

interface JsonViewProps {
  value: Json;
  marksOf: Marker;
}

export function JsonView({ value, marksOf }: JsonViewProps) {
  return (
    <pre class="json">
      <Node name="" value={value} depth={0} marksOf={marksOf} />
    </pre>
  );
}

type NodeProps = JsonViewProps & { name: string; depth: number };

function Node({ name, value, depth, marksOf }: NodeProps) {
  if (typeof value === 'string') return <Text text={value} marksOf={marksOf} />;
  if (value === null || typeof value !== 'object') return <span class="json-number">{String(value)}</span>;
  const redacted = asRedacted(value);
  if (redacted) return <RedactedBox name={name} value={redacted} />;
  const isList = Array.isArray(value);
  const members = isList ? value.map((item): [string, Json] => [name, item]) : Object.entries(value);
  const [begin, end] = isList ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) return <>{begin + end}</>;
  const indent = '  '.repeat(depth + 1);
  return (
    <>
      {begin}
      {members.map(([key, item], index) => (
        <Fragment key={`${key} ${index}`}>
          {`${index > 0 ? ',' : ''}\n${indent}`}
          {!isList && (
            <>
              <span class="json-key">{JSON.stringify(key)}</span>
              {': '}
            </>
          )}
          <Node name={key} value={item} depth={depth + 1} marksOf={marksOf} />
        </Fragment>
      ))}
      {`\n${'  '.repeat(depth)}${end}`}
    </>
  );
}

/** Marks are found in the text itself; escapes then move what follows them, so each part is escaped by itself. */
function Text({ text, marksOf }: { text: string; marksOf: JsonViewProps['marksOf'] }) {
  const escaped = (part: string) => JSON.stringify(part).slice(1, -1);
  const ranges = marksOf(text).map(([start, end]): Range => {
    const from = escaped(text.slice(0, start)).length;
    return [from, from + escaped(text.slice(start, end)).length];
  });
  return (
    <span class="json-string">
      "<Value text={escaped(text)} marks={ranges} />"
    </span>
  );
}

/** Redaction writes a removed value of a body as the same object that parameters have. */
function asRedacted(value: Json[] | { [key: string]: Json }): Redacted | undefined {
  if (Array.isArray(value) || value.redacted !== true || typeof value.length !== 'number') return undefined;
  const { length, print } = value;
  return typeof print === 'string' ? { redacted: true, length, print } : { redacted: true, length };
}
