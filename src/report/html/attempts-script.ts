/**
 * What the page of a run does: pages of attempts, search, filters, rows that open. The rows beyond the first page come as
 * data, and are elements only while their page is shown.
 */
export const ATTEMPTS_SCRIPT = `
(() => {
  'use strict';
  const find = (id) => document.getElementById(id);
  const table = document.querySelector('table.attempts');
  const later = find('later');
  const first = [...table.tBodies].map((row) => ({ id: row.id, ...row.dataset, html: row.outerHTML }));
  const rows = first.concat(later ? JSON.parse(later.textContent) : []);
  const size = Math.max(1, first.length);
  let matching = rows;
  let page = 0;

  const open = (row, wanted) => {
    row.querySelector('.toggle').setAttribute('aria-expanded', String(wanted));
    row.classList.toggle('opened', wanted);
    row.querySelector('details').open = wanted;
  };
  const show = (wanted) => {
    const last = Math.max(0, Math.ceil(matching.length / size) - 1);
    page = Math.min(Math.max(0, wanted), last);
    for (const row of [...table.tBodies]) row.remove();
    const shown = matching.slice(page * size, (page + 1) * size);
    table.insertAdjacentHTML('beforeend', shown.map(({ html }) => html).join(''));
    for (const row of table.tBodies) open(row, false);
    find('nothing-found').hidden = matching.length > 0;
    if (!later) return;
    find('previous').disabled = page === 0;
    find('next').disabled = page === last;
    find('page').textContent = 'Page ' + (page + 1) + ' of ' + (last + 1);
  };

  table.addEventListener('click', (event) => {
    const head = event.target.closest('tbody.attempt > tr:first-child');
    if (head && String(getSelection()) === '') open(head.parentElement, !head.parentElement.classList.contains('opened'));
  });

  const reader = document.createElement('template');
  const textOf = (row) => {
    if (row.text === undefined) {
      reader.innerHTML = '<table>' + row.html + '</table>';
      row.text = reader.content.textContent.toLowerCase();
    }
    return row.text;
  };
  const matches = (row, filter) => {
    const colon = filter.indexOf(':');
    return filter === '' || row[filter.slice(0, colon)] === filter.slice(colon + 1);
  };
  const filterRows = () => {
    const words = find('search').value.toLowerCase().split(/\\s+/).filter(Boolean);
    matching = rows.filter(
      (row) =>
        matches(row, find('response').value) &&
        matches(row, find('type').value) &&
        words.every((word) => textOf(row).includes(word)),
    );
    const count = matching.length;
    find('shown').textContent = count === rows.length ? count + ' attempts' : count + ' of ' + rows.length + ' attempts';
    show(0);
  };
  const form = document.querySelector('form.controls');
  form.addEventListener('input', filterRows);
  form.addEventListener('submit', (event) => event.preventDefault());
  if (later) {
    find('previous').addEventListener('click', () => show(page - 1));
    find('next').addEventListener('click', () => show(page + 1));
  }

  const reveal = (id) => {
    if (!rows.some((row) => row.id === id)) return;
    if (!matching.some((row) => row.id === id)) {
      form.reset();
      filterRows();
    }
    show(Math.floor(matching.findIndex((row) => row.id === id) / size));
    const row = find(id);
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

  show(0);
  reveal(location.hash.slice(1));
})();
`;
