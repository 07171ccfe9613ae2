/** What a form's page gains from scripts: no second click, the focus on mistakes, and its height told to the page around it. */
export const FORM_JS = `'use strict';
for (const form of document.forms) {
  form.addEventListener('submit', () => {
    for (const button of form.querySelectorAll('button')) button.disabled = true;
  });
}
// Coming back by the browser's own button finds the page as it was left.
window.addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button')) button.disabled = false;
});
document.getElementById('mistakes')?.focus();
if (window.parent !== window) {
  new ResizeObserver(() => {
    window.parent.postMessage({ type: 'rollbook-form-height', height: document.documentElement.offsetHeight }, '*');
  }).observe(document.documentElement);
}
`;
