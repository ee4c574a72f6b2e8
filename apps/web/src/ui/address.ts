/** What stands in the address of a page beside its path. */
import { useSearchParams } from 'wouter';

type Values = Readonly<Record<string, string>>;

/** Another address with these in it; an empty value is left out. */
export function addressWith(address: URLSearchParams, values: Values): URLSearchParams {
  const after = new URLSearchParams(address);
  for (const [name, value] of Object.entries(values)) {
    if (value === '') after.delete(name);
    else after.set(name, value);
  }
  return after;
}

/** The address' parameters, and what writes some of them; an empty one is taken out. */
export function useAddress(): [URLSearchParams, (values: Values, replace?: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const write = (values: Values, replace = true) =>
    setSearch((before) => addressWith(before, values), { replace });
  return [search, write];
}
