/** Styles of a page that the server itself writes: no colour of the school's yet, both light and dark, either direction of writing. */
export const PAGE_CSS = `:root { color-scheme: light dark; --ink: #1f2328; --paper: #fff; --line: #6b7280; --accent: #1d4ed8; --on-accent: #fff; --wrong: #b42318; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --paper: #16181d; --line: #9aa1ab; --accent: #9db8ff; --on-accent: #10131a; --wrong: #ff9a8f; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-inline-size: 36rem; margin-inline: auto; padding: 1.25rem; }
h1 { font-size: 1.4rem; line-height: 1.3; margin-block: 0 0.75rem; }
h2 { font-size: 1rem; margin: 0; }
p { margin-block: 0 1rem; }
.intro, .hint { white-space: pre-line; }
.hint { margin-block-end: 0.5rem; }
label { display: block; font-weight: 600; margin-block-end: 0.25rem; }
input, select, textarea, button { font: inherit; color: inherit; inline-size: 100%; padding: 0.6rem 0.75rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--paper); }
:dir(rtl) input[dir="ltr"] { text-align: right; }
button { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer; }
button:disabled { opacity: 0.7; cursor: progress; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); }
.mistake, .summary a { color: var(--wrong); }
.mistake { display: block; margin-block-end: 0.25rem; }
[aria-invalid] { border-color: var(--wrong); }
.summary { border: 1px solid var(--wrong); border-radius: 0.5rem; padding: 0.75rem; margin-block-end: 1rem; }
.summary ul { margin: 0.25rem 0 0; padding-inline-start: 1.25rem; }
.apart { position: absolute; inset-inline-start: -9999px; inline-size: 1px; block-size: 1px; overflow: hidden; }
`;
