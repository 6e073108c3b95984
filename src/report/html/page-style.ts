import { LOOK } from './look.ts';

/** How the page looks: light and dark by the reader's system or choice, on paper and on narrow screens. */
export const PAGE_STYLE = `${LOOK}body {
  margin: 0 auto; max-width: 75rem; padding: 1.25rem 1.25rem 3rem; background: var(--bg); color: var(--text);
  font: 15px/1.5 var(--sans);
}
h2 { font-size: 1.05rem; }
h3 { margin: 0 0 .35rem; font-size: .85rem; color: var(--muted); }
small, .hint { color: var(--muted); font-size: .85rem; }
pre { margin: 0; padding: .7rem .85rem; border-radius: 6px; background: var(--code); white-space: pre-wrap; overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .4rem .8rem; background: var(--panel); }
html:not(.js) .scripted { display: none; }
.top { display: flex; justify-content: space-between; align-items: center; }
.brand { font-weight: 600; }
.brand span { color: var(--muted); font-weight: 400; }
.verdict { margin-top: 1rem; font-size: 2.3rem; line-height: 1.15; letter-spacing: -.02em; }
.verdict.passed, .ok { --tone: var(--ok); --tone-soft: var(--ok-soft); }
.verdict.failed, .bad { --tone: var(--bad); --tone-soft: var(--bad-soft); }
.verdict.incomplete, .open { --tone: var(--wait); --tone-soft: var(--wait-soft); }
.verdict { color: var(--tone); }
.lead { margin-top: .2rem; font-size: 1.1rem; }
.facts { display: flex; flex-wrap: wrap; gap: .3rem 2rem; margin-top: 1rem; }
.facts div { display: flex; gap: .5rem; min-width: 0; }
.facts dt { color: var(--muted); }
.facts dd { overflow-wrap: anywhere; }
.reproduce { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .8rem; margin: .8rem 0 1.2rem; }
.reproduce span { color: var(--muted); }
.reproduce pre { flex: 1 1 24rem; padding: .45rem .75rem; border: 1px solid var(--line); background: var(--panel); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin: 1.5rem 0 1rem; }
.tile { border: 1px solid var(--line); border-radius: 12px; background: var(--panel); }
.tile { display: flex; flex-direction: column; padding: .75rem .95rem; }
.tile dt { color: var(--muted); font-size: .82rem; }
.tile dd { color: var(--tone, inherit); font-size: 1.55rem; font-weight: 650; line-height: 1.25; font-variant-numeric: tabular-nums; white-space: nowrap; }
.card { margin-bottom: 1rem; padding: 1.05rem 1.2rem 1.2rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; align-items: stretch; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .6rem 0; font-size: .85rem; }
.legend li { display: flex; align-items: center; gap: .35rem; }
.symbols { position: absolute; width: 0; height: 0; }
.mark { fill: var(--tone); color: var(--tone); stroke: var(--panel); stroke-width: 1; }
.mark.open { fill: none; stroke: none; }
.mark[data-attempt] { cursor: pointer; }
.lane { display: grid; grid-template-columns: minmax(9rem, 15rem) 1fr 10rem; align-items: center; gap: 0 .9rem; border-top: 1px solid var(--line); }
.story-step { border-top: 1px solid var(--line); padding: .7rem 0 .2rem; font-size: .85rem; font-weight: 600; }
.lane-name { min-width: 0; padding: .1rem 0; overflow-wrap: anywhere; line-height: 1.3; }
.lane-name a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 3px; }
.fault { display: block; color: var(--wait); font-size: .78rem; }
.lane-end { color: var(--tone); font-size: .85rem; }
.track { display: block; width: 100%; height: 30px; overflow: visible; }
.track .grid { stroke: var(--line); }
.track .thread { stroke: var(--muted); stroke-width: 1.5; }
.axis .track { grid-column: 2; height: 20px; }
.axis text { fill: var(--muted); font-size: 11.5px; font-variant-numeric: tabular-nums; }
.columns { display: flex; align-items: flex-end; gap: 6px; margin-top: .8rem; }
.columns li { flex: 1 1 0; min-width: 0; max-width: 5.5rem; text-align: center; }
.columns svg { display: block; width: 100%; height: 120px; border-bottom: 1px solid var(--muted); }
.column-count, .column-label { font-size: .78rem; font-variant-numeric: tabular-nums; }
.column-label { color: var(--muted); }
.latency { fill: var(--accent); }
.bars { width: 100%; margin-top: .6rem; border-spacing: 0 .3rem; }
.bars th { width: 1%; padding-right: .8rem; font-weight: 500; text-align: left; white-space: nowrap; }
.bars td:last-child { width: 1%; padding-left: .8rem; }
.bar { display: block; width: 100%; height: 18px; }
.bar rect { fill: var(--tone); }
.expectations li { padding: .4rem 0; border-top: 1px solid var(--line); }
.expectations li:first-child { border-top: 0; }
.cases > li, .rows > div { padding: .4rem 0; border-top: 1px solid var(--line); }
.cases > li:first-child, .rows > div:first-child { border-top: 0; }
.cases > li, .rows dd, .finding h3 { overflow-wrap: anywhere; }
.finding h3 { color: inherit; font-size: 1rem; }
.rows > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: .8rem; }
.rows dt { color: var(--muted); font-size: .85rem; }
.finding details { margin-top: .5rem; }
.finding details button { margin-top: .4rem; }
main > section > h2 { margin: 1.4rem 0 .6rem; }
.card > h2 { margin: 0 0 .4rem; }
details.card { padding: .7rem 1.1rem; margin-bottom: .6rem; }
details.card > summary { color: inherit; font-size: .95rem; }
.neutral { --tone: var(--muted); --tone-soft: var(--code); }
[hidden] { display: none !important; }
.js .unscripted { display: none; }
.pages { display: flex; align-items: center; gap: .8rem; margin-top: .8rem; }
.badge { display: inline-block; padding: 0 .5rem; border-radius: 99px; background: var(--tone-soft); color: var(--tone); font-size: .85rem; font-weight: 600; white-space: nowrap; }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1.1rem; margin: .8rem 0; }
.controls label { display: flex; align-items: center; gap: .45rem; color: var(--muted); font-size: .88rem; }
.controls input { width: 16rem; max-width: 100%; color: var(--text); }
.controls select { color: var(--text); }
.controls output { margin-left: auto; color: var(--muted); font-size: .88rem; }
.scroll { position: relative; overflow-x: auto; }
.attempts { width: 100%; margin-top: .4rem; border-collapse: collapse; }
.attempts th, .attempts td { padding: .38rem .6rem; text-align: left; font-weight: 400; vertical-align: baseline; }
.attempts .number { text-align: right; }
.attempts thead th { border-bottom: 1px solid var(--line); color: var(--muted); font-size: .82rem; white-space: nowrap; }
.attempts tbody tr:first-child > * { border-top: 1px solid var(--line); }
.attempts .wide { font-variant-numeric: tabular-nums; }
.js .attempt > tr:first-child { cursor: pointer; }
.js .attempt > tr:first-child:hover { background: var(--code); }
.js .details { display: none; }
.js .opened .details { display: table-row; }
.js .details summary { display: none; }
.attempts .details td { padding: 0 .6rem .8rem; }
.toggle { min-height: 0; padding: 0 .4rem; border-color: transparent; background: none; }
.toggle span { display: inline-block; }
.opened .toggle span { transform: rotate(90deg); }
summary { color: var(--accent); cursor: pointer; font-size: .85rem; }
.exchange { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: .8rem 1rem; padding-top: .4rem; }
.exchange .why { grid-column: 1 / -1; padding: .5rem .85rem; border-left: 3px solid var(--bad); background: var(--bad-soft); border-radius: 4px; }
.exchange .hint { margin: .5rem 0 .25rem; }
.exchange pre { max-height: 30rem; overflow: auto; }
.header-name { color: var(--muted); }
footer { color: var(--muted); font-size: .82rem; }
@media (max-width: 50rem) {
  body { padding: .9rem .8rem 2rem; }
  .card { padding: .9rem; }
  .pair, .exchange { grid-template-columns: minmax(0, 1fr); }
  .lane { grid-template-columns: 1fr auto; padding-top: .3rem; }
  .lane-end { grid-column: 2; grid-row: 1; text-align: right; }
  .track, .axis .track { grid-column: 1 / -1; }
  .axis text:nth-child(even) { display: none; }
  .attempts .wide, .attempts .medium { display: none; }
  .attempts { font-size: .85rem; }
  .attempts tbody th { min-width: 6rem; overflow-wrap: anywhere; }
  .attempts thead th { font-size: .7rem; }
  .attempts .badge { padding: 0 .35rem; font-size: .8rem; }
  .attempts th, .attempts td { padding: .38rem .3rem; }
  .attempts .details td { padding: 0 0 .8rem; }
  .controls input { width: 100%; }
  .controls label:first-child { flex: 1 1 100%; }
  .rows > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .badge { white-space: normal; }
  .reproduce pre { flex-basis: 100%; }
  .tiles { grid-template-columns: repeat(auto-fit, minmax(6.6rem, 1fr)); gap: .5rem; }
  .tile dd { font-size: 1.25rem; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; }
  .scripted, .skip { display: none; }
  .card, .tile { break-inside: avoid; }
}
`;
