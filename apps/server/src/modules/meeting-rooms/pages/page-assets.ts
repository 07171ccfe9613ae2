import { PAGE_CSS } from '../../../platform/pages/page-css.ts';

/** The common styles, and rows of marks that a thumb can hit. */
export const LESSON_CSS = `${PAGE_CSS}
fieldset { border: 1px solid var(--line); border-radius: 0.5rem; margin: 0 0 0.75rem; padding: 0.25rem 0.75rem 0.5rem; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
legend { font-weight: 600; padding-inline: 0.25rem; }
fieldset label { display: inline-flex; align-items: center; gap: 0.5rem; min-block-size: 2.75rem; margin: 0; font-weight: 400; }
fieldset input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--accent); }
button.quiet { background: var(--paper); color: var(--accent); }
.said { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.75rem; }
`;

/** What the page gains from scripts: one touch for a full class, and no second click. */
export const LESSON_JS = `'use strict';
const everyone = document.getElementById('everyone');
if (everyone) {
  everyone.hidden = false;
  everyone.addEventListener('click', () => {
    for (const choice of document.querySelectorAll('input[value="present"]')) choice.checked = true;
  });
}
for (const form of document.forms) {
  form.addEventListener('submit', () => {
    for (const button of form.querySelectorAll('button')) button.disabled = true;
  });
}
// Coming back by the browser's own button finds the page as it was left.
window.addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button')) button.disabled = false;
});
`;
