import { render } from 'preact';
import { App } from './app.tsx';
import { start } from './state/workspace.ts';

const place = document.getElementById('app');
if (place !== null) {
  place.textContent = '';
  render(<App />, place);
  start();
}
