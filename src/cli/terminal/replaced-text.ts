import { REPLACED_KINDS, type ReplacedKind } from '../../recording/personal/stand-ins.ts';

const KEPT = 'The bodies contain the original personal data, because of --keep-personal-data.';

/** What was replaced in bodies that are kept, as a sentence. */
export function replacedText(totals: ReadonlyMap<ReplacedKind, number>, keptPersonalData: boolean): string {
  const parts = REPLACED_KINDS.flatMap((kind) => {
    const count = totals.get(kind) ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? kind : pluralOf(kind)}`];
  });
  const replaced = parts.length === 0 ? undefined : `Replaced: ${parts.join(', ')}.`;
  if (keptPersonalData) return replaced === undefined ? KEPT : `${KEPT} ${replaced}`;
  return `${replaced ?? 'No personal data was found.'} Bodies were rewritten; review them before you share them.`;
}

function pluralOf(kind: ReplacedKind): string {
  return kind.endsWith('address') ? `${kind}es` : `${kind}s`;
}
