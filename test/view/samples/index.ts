/** Every sample: the states that the interface was agreed on. */
import { blocked } from './blocked.ts';
import { bodyMissing } from './body-missing.ts';
import { recovered } from './recovered.ts';
import { relayed } from './relayed.ts';
import { sentTwice } from './sent-twice.ts';
import { trailingSlash } from './trailing-slash.ts';
import { unknownCode } from './unknown-code.ts';
import { wrongType } from './wrong-type.ts';

export const samples = { trailingSlash, wrongType, blocked, sentTwice, unknownCode, bodyMissing, recovered, relayed };
export { client, tenant } from './make.ts';
export { manyRows, rowBodyMissing, rows } from './rows.ts';
