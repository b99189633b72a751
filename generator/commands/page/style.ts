import { Markup } from './markup.js';

/** How a page looks, on screens of either kind and on paper. It loads nothing. */
export const STYLE: Markup = new Markup(`
:root { color-scheme: light dark; --line: #8884; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { margin-top: 2.5rem; } h3 { margin-top: 1.5rem; }
code, th[scope=row] { font-family: ui-monospace, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.75rem; text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: Canvas; }
th[scope=row] { font-weight: normal; }
td.state { text-align: center; white-space: nowrap; }
.absent, .same { color: GrayText; }
.added { background: #1a7f3730; } .changed { background: #0969da30; }
.breaking { background: #cf222e40; font-weight: 600; } .removed { background: #8888; }
ul { padding-left: 1.25rem; } li { margin: 0.25rem 0; }
small { color: GrayText; }
`);
