import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { findAddressFaults } from '../state/address-faults/find-address-faults.ts';
import { useOpenAnswers, useWorkbench } from '../state/workbench-context.ts';
import { Notice } from './notice.tsx';

/** What of the address is not shown as it is written, each with a way to take it out. */
export function AddressNotice(): ReactNode {
  const { views, view, written, address, settings, model, changeAddress } = useWorkbench();
  const answers = useOpenAnswers();
  const faults = useMemo(
    () => findAddressFaults({ written, address, settings }, model, { views, open: view, answers }),
    [written, address, settings, model, views, view, answers],
  );
  if (faults.length === 0) return null;
  return (
    <Notice title="Not everything in the address can be shown">
      <ul className="address-faults">
        {faults.map(({ name, value, message, mend }) => (
          <li key={`${name} ${value} ${message}`}>
            <code>
              {name}={value}
            </code>
            : {message}{' '}
            {mend !== undefined && (
              <button
                type="button"
                className="figure small"
                aria-label={`Take it out: ${name}=${value}`}
                onClick={() => void changeAddress(mend)}
              >
                Take it out
              </button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
