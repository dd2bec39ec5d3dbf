/** Splits a stream into lines, whole batches at a time, so that millions of them pass quickly and none piles up. */

const longest = 16 * 1024 * 1024;

/** The lines of each piece that are complete with it; the last one also without a line feed. A line too long is null. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncIterable<(string | null)[]> {
  const decoder = new TextDecoder();
  let rest = '';
  let tooLong = false;
  for await (const piece of bytes) {
    const parts = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    const lines: (string | null)[] = parts;
    if (tooLong && lines.length > 0) {
      lines[0] = null;
      tooLong = false;
    }
    if (rest.length > longest) {
      rest = '';
      tooLong = true;
    }
    if (lines.length > 0) yield lines;
  }
  const last = rest + decoder.decode();
  if (tooLong || last !== '') yield [tooLong ? null : last];
}
