/** The text of each copy button. */
import type { Diagnosis } from '../classify/diagnosis.ts';
import { forAdmin } from './admin.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { ReportOptions } from './phrases.ts';
import { plainText } from './plain-text.ts';

export type CopyFormat = 'markdown' | 'text' | 'json' | 'admin';

/** The diagnosis in one of the formats; null where it has no such text. */
export function copyText(diagnosis: Diagnosis, format: CopyFormat, options: ReportOptions): string | null {
  switch (format) {
    case 'markdown':
      return markdown(diagnosis, options);
    case 'text':
      return plainText(diagnosis, options);
    case 'json':
      return json(diagnosis);
    case 'admin':
      return forAdmin(diagnosis, options);
  }
}
