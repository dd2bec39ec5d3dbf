/** Turns bytes of a file into UTF-8 where they are UTF-16 with a byte order mark, as PowerShell and Notepad write. */

type Bytes = AsyncIterable<Uint8Array>;

/** The encoding that a byte order mark tells; UTF-8 without one. */
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** The same text in UTF-8, piece by piece. */
export async function* inUtf8(bytes: Bytes): Bytes {
  let decoder: TextDecoder | undefined;
  let isFirst = true;
  const encoder = new TextEncoder();
  for await (const piece of bytes) {
    if (isFirst && piece.length > 0) {
      isFirst = false;
      const encoding = encodingOf(piece);
      if (encoding !== 'utf-8') decoder = new TextDecoder(encoding);
    }
    yield decoder ? encoder.encode(decoder.decode(piece, { stream: true })) : piece;
  }
}
