/** What the page of cases does: search, and filters by result and group. Groups that match open. */
export const CASES_SCRIPT = `
(() => {
  'use strict';
  const find = (id) => document.getElementById(id);
  const cases = [...document.querySelectorAll('[data-status]')];
  const texts = new Map(cases.map((one) => [one, one.textContent.toLowerCase()]));
  const sections = [...document.querySelectorAll('.filtered')];
  const total = cases.filter((one) => one.closest('.group')).length;
  const folded = new Map([...document.querySelectorAll('details.group')].map((group) => [group, group.open]));

  const filter = () => {
    const words = find('search').value.toLowerCase().split(/\\s+/).filter(Boolean);
    const [status, suite] = [find('status').value, find('suite').value];
    for (const one of cases) {
      const fits =
        (status === '' || one.dataset.status === status) &&
        (suite === '' || one.dataset.suite === suite) &&
        words.every((word) => texts.get(one).includes(word));
      one.hidden = !fits;
    }
    const isFiltered = words.length > 0 || status !== '' || suite !== '';
    for (const section of sections) section.hidden = !section.querySelector('[data-status]:not([hidden])');
    for (const [group, open] of folded) group.open = isFiltered ? !group.hidden : open;
    const shown = cases.filter((one) => one.closest('.group') && !one.hidden).length;
    find('shown').textContent = isFiltered ? shown + ' of ' + total + ' checks' : total + ' checks';
    find('nothing-found').hidden = shown > 0;
  };
  const form = document.querySelector('form.controls');
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
})();
`;
