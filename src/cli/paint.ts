/** Colours for a terminal. */
import { createColors } from 'picocolors';
import type { Role } from '../report/index.ts';

/** Colours pieces of a text by their role; leaves them bare where colours are not wanted. */
export function painter(colour: boolean): (role: Role, text: string) => string {
  const colours = createColors(colour);
  const byRole = { title: colours.bold, heading: colours.cyan, bad: colours.red, quiet: colours.dim };
  return (role, text) => byRole[role](text);
}
