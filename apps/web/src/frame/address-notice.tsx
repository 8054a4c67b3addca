import type { ReactNode } from 'react';
import { useAnswers, useWorkbench } from '../state/workbench-context.ts';
import { Notice } from './notice.tsx';

/** What of the address is not shown as it is written, each with a way to take it out. */
export function AddressNotice(): ReactNode {
  const { setAddress } = useWorkbench();
  const { faults } = useAnswers();
  if (faults.length === 0) return null;
  return (
    <Notice title="Not everything in the address can be shown">
      <ul className="address-faults">
        {faults.map(({ name, value, message, mend }) => (
          <li key={`${name} ${value} ${message}`}>
            <code>
              {name}={value}
            </code>{' '}
            {message}{' '}
            {mend !== undefined && (
              <button
                type="button"
                className="figure small"
                aria-label={`Take ${name}=${value} out of the address`}
                onClick={() => void setAddress(mend)}
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
