/** What a command needs of the world around it, so that tests can hand in another one. */
export interface Io {
  readFile(path: string): Promise<Uint8Array>;
  readStdin(): Promise<Uint8Array>;
  /** Somebody types: nothing was piped in. */
  stdinIsTerminal: boolean;
  /** Colours may be used on standard output. */
  colour: boolean;
  write(text: string): void;
  writeError(text: string): void;
  /** Random bytes. */
  key(length: number): Uint8Array;
}
