/**
 * What the page does beyond showing itself: search, filters, rows that open, the copy button, the theme. Written for
 * the browser as it is, since it is inlined; the page is complete without it.
 */
export const PAGE_SCRIPT = `
(() => {
  'use strict';
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  root.classList.add('js');

  const rows = [...document.querySelectorAll('tbody.attempt')];
  const open = (row, wanted) => {
    const button = row.querySelector('.toggle');
    button.setAttribute('aria-expanded', String(wanted));
    row.classList.toggle('opened', wanted);
    row.querySelector('details').open = wanted;
  };
  for (const row of rows) {
    open(row, false);
    row.rows[0].addEventListener('click', () => {
      if (String(getSelection()) === '') open(row, !row.classList.contains('opened'));
    });
  }

  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };
  const matches = (row, filter) => {
    const colon = filter.indexOf(':');
    return filter === '' || row.dataset[filter.slice(0, colon)] === filter.slice(colon + 1);
  };
  const filterRows = () => {
    const words = find('search').value.toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits =
        matches(row, find('response').value) &&
        matches(row, find('type').value) &&
        words.every((word) => textOf(row).includes(word));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    const all = shown === rows.length;
    find('shown').textContent = all ? rows.length + ' attempts' : shown + ' of ' + rows.length + ' attempts';
    find('nothing-found').hidden = shown > 0;
  };
  const form = document.querySelector('form.controls');
  form.addEventListener('input', filterRows);
  form.addEventListener('submit', (event) => event.preventDefault());

  const reveal = (id) => {
    const row = find(id);
    if (!row || !rows.includes(row)) return;
    if (row.hidden) {
      form.reset();
      filterRows();
    }
    open(row, true);
    row.scrollIntoView({ block: 'center' });
    row.querySelector('.toggle').focus({ preventScroll: true });
  };
  document.addEventListener('click', (event) => {
    const mark = event.target.closest('[data-attempt]');
    const link = event.target.closest('a[href^="#a-"]');
    if (!mark && !link) return;
    event.preventDefault();
    reveal(mark ? mark.dataset.attempt : link.getAttribute('href').slice(1));
  });

  reveal(location.hash.slice(1));

  find('copy').addEventListener('click', async () => {
    const code = find('reproduce');
    try {
      await navigator.clipboard.writeText(code.textContent);
      find('copy').textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(code);
      find('copy').textContent = 'Selected';
    }
    setTimeout(() => { find('copy').textContent = 'Copy'; }, 2000);
  });

  const themes = ['system', 'light', 'dark'];
  find('theme').addEventListener('click', () => {
    const next = themes[(themes.indexOf(root.dataset.theme || 'system') + 1) % themes.length];
    root.dataset.theme = next;
    find('theme').textContent = 'Theme: ' + next;
  });
})();
`;
