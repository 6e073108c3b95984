import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.ts';

/** What goes wrong on purpose, by the name of the fault. */
export type Faults = Readonly<Record<string, string>>;

interface FaultList {
  readonly faults: readonly {
    readonly name: string;
    readonly describe: string;
    readonly placeholder: string;
  }[];
  readonly mutants: readonly { readonly name: string; readonly describe: string }[];
}

/** What a fault is set to when it is switched on. */
const USUAL: Readonly<Record<string, string>> = {
  order: 'shuffled',
  duplicate: '100%',
  duplicateAfter: 'retry',
  duplicateAsNew: '100%',
  loseAck: '1',
  drop: '100%',
  cutAfter: 'headers',
  slowBody: '500B/s',
};
/** Faults that mean nothing without another. */
const REQUIRES: Readonly<Record<string, string>> = { duplicateAfter: 'duplicate' };

let known: Promise<FaultList> | undefined;

/** Chooses faults and their values. */
export function FaultPicker({
  faults,
  onChange,
}: {
  readonly faults: Faults;
  readonly onChange: (faults: Faults) => void;
}) {
  const [list, setList] = useState<FaultList | undefined>(undefined);
  useEffect(() => {
    known ??= ask<FaultList>('GET', '/faults');
    known.then(setList).catch(() => {
      known = undefined;
    });
  }, []);
  const chosen = Object.keys(faults).length;
  const toggle = (name: string, isOn: boolean) => {
    const changed = { ...faults };
    if (isOn) changed[name] = name === 'forge' ? (list?.mutants[0]?.name ?? '') : (USUAL[name] ?? '1');
    else {
      delete changed[name];
      for (const [dependent, on] of Object.entries(REQUIRES)) if (on === name) delete changed[dependent];
    }
    onChange(changed);
  };
  return (
    <details class="faults">
      <summary>
        Faults <span class="muted">{chosen === 0 ? 'none: deliver normally' : `${chosen} chosen`}</span>
      </summary>
      <ul>
        {list?.faults
          .filter(({ name }) => REQUIRES[name] === undefined || faults[REQUIRES[name] ?? ''] !== undefined)
          .map(({ name, describe, placeholder }) => (
            <li key={name}>
              <label class="check-label">
                <input
                  type="checkbox"
                  checked={faults[name] !== undefined}
                  onChange={(event) => toggle(name, event.currentTarget.checked)}
                />
                <span>{describe}</span>
              </label>
              {faults[name] !== undefined && name === 'forge' && (
                <select
                  aria-label="Kind of invalid signature"
                  value={faults[name]}
                  onChange={(event) => onChange({ ...faults, [name]: event.currentTarget.value })}
                >
                  {list.mutants.map((mutant) => (
                    <option key={mutant.name} value={mutant.name}>
                      {mutant.name}: {mutant.describe}
                    </option>
                  ))}
                </select>
              )}
              {faults[name] !== undefined && name !== 'forge' && (
                <input
                  type="text"
                  aria-label={`${name} value`}
                  placeholder={placeholder}
                  value={faults[name]}
                  onInput={(event) => onChange({ ...faults, [name]: event.currentTarget.value })}
                />
              )}
            </li>
          ))}
      </ul>
    </details>
  );
}
