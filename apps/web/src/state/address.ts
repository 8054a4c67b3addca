import { useQueryStates } from 'nuqs';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { SetAddress, Settings } from './settings.ts';
import type { Address } from './shared-settings.ts';

/**
 * The state of the page, how to change it, and the address as it is written, which may hold what cannot be read. It has a
 * value for each of the settings; those that belong to a view are known to it alone.
 */
export function useAddress(settings: Settings): readonly [Address, SetAddress<Address>, string] {
  const parsers = useMemo(
    () => Object.fromEntries(Object.entries(settings).map(([name, { parser }]) => [name, parser])),
    [settings],
  );
  const [address, set] = useQueryStates(parsers, { history: 'push', shallow: true });
  const [written, setWritten] = useState(window.location.search);
  useEffect(() => {
    const read = (): void => setWritten(window.location.search);
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, []);
  const setAddress = useCallback<SetAddress<Address>>(
    async (change, options) => {
      const search = await set(change, options);
      setWritten(search.toString());
      return search;
    },
    [set],
  );
  return [address as Address, setAddress, written];
}
