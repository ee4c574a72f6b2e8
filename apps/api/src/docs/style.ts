/** How the description of the API looks: a file of its own, because the page's policy forbids inline styles. */
export const style = `
:root { color-scheme: light dark; --ink: #16242b; --muted: #51626b; --line: #d5dde1; --sunken: #f2f5f6; --accent: #12606a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7edf0; --muted: #a6b4bb; --line: #37464e; --sunken: #1c272d; --accent: #7fcbd4; }
  body { background: #131b20; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1rem 4rem; max-width: 60rem; color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.75rem; margin: 1rem 0 .5rem; }
h2 { margin: 2.5rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { margin: 1.5rem 0 .25rem; font-size: 1rem; overflow-wrap: anywhere; }
p { margin: .25rem 0; max-width: 46rem; }
a { color: var(--accent); text-underline-offset: 3px; }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-top: 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: .875rem; }
pre { margin: .25rem 0 .75rem; padding: .75rem; background: var(--sunken); border-radius: .375rem; white-space: pre-wrap; overflow-wrap: anywhere; }
pre i, small, .access { color: var(--muted); font-style: normal; }
.method { display: inline-block; min-width: 3.5rem; color: var(--accent); }
dl { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: .25rem 1rem; margin: .5rem 0; font-size: .875rem; }
dt, dd { margin: 0; overflow-wrap: anywhere; }
details { border-bottom: 1px solid var(--line); }
summary { padding: .5rem 0; cursor: pointer; }
`;
