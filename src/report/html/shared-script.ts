/**
 * What every page does beyond showing itself: the theme, and buttons that copy. Written for the browser as it is, since
 * it is inlined; a page is complete without it.
 */
export const SHARED_SCRIPT = `
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    const text = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = 'Selected';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });

  const themes = ['system', 'light', 'dark'];
  const theme = document.getElementById('theme');
  theme.addEventListener('click', () => {
    const next = themes[(themes.indexOf(root.dataset.theme || 'system') + 1) % themes.length];
    root.dataset.theme = next;
    theme.textContent = 'Theme: ' + next;
  });
})();
`;
