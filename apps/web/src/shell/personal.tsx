import { DigitsSwitch, ThemeSwitch } from '../ui/switches.js';
import { Person } from './person.js';

/** What belongs to whoever reads: how it looks to them, their settings, the way out. */
export default function Personal() {
  return (
    <>
      <ThemeSwitch />
      <DigitsSwitch />
      <Person />
    </>
  );
}
