import { useQueryStates } from 'nuqs';
import { useCallback, useEffect, useState } from 'react';
import { parsers } from './address-parsers.ts';

export type SetAddress = ReturnType<typeof useAddress>[1];

/**
 * The state of the page, how to change it (several names at once, null to go back to the default), and the address as it
 * is written, which may hold what cannot be read.
 */
export function useAddress() {
  const [address, set] = useQueryStates(parsers, { history: 'push', shallow: true });
  const [written, setWritten] = useState(window.location.search);
  useEffect(() => {
    const read = (): void => setWritten(window.location.search);
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, []);
  const setAddress = useCallback(
    async (...change: Parameters<typeof set>) => {
      const search = await set(...change);
      setWritten(search.toString());
      return search;
    },
    [set],
  );
  return [address, setAddress, written] as const;
}
