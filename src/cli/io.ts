/** What a command needs of the world around it, so that tests can hand in another one. */
export interface Io {
  /** The bytes of a file, or of standard input for `-`. Fails with the system's error code when reading begins or later. */
  read(name: string): AsyncIterable<Uint8Array>;
  /** Bytes in a file; undefined where nobody knows. */
  size(name: string): Promise<number | undefined>;
  /** Whether both names lead to one file. */
  isSameFile(one: string, other: string): Promise<boolean>;
  exists(name: string): Promise<boolean>;
  /** A new file under a name of its own until it is complete; `-` is standard output. */
  create(name: string): Promise<NewFile>;
  /** Somebody types: nothing was piped in. */
  stdinIsTerminal: boolean;
  /** Colours may be used on standard output. */
  colour: boolean;
  /** Resolves when more may be written. */
  write(text: string): Promise<void> | undefined;
  /** The reader of standard output has left. */
  isClosed(): boolean;
  writeError(text: string): void;
  /** Shows how far reading is; undefined where no terminal watches. */
  progress?: Progress;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Random bytes. */
  key(length: number): Uint8Array;
}

export interface NewFile {
  write(text: string): Promise<void> | undefined;
  /** Puts the complete file in its place. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

export interface Progress {
  start(total: number | undefined): void;
  update(done: number): void;
  stop(): void;
}
